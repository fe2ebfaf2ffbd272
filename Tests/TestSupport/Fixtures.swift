extension Project {
  /// A whole definition that shares nothing with the first round: another scale, five classes, no
  /// survey.
  public static let tiny = root + "/Tests/Fixtures/tiny-2024"

  /// A small definition without a fault, for tests that break one line of it.
  public static let checked = root + "/Tests/Fixtures/checked-2024"
}
