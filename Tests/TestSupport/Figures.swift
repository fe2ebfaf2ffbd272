public import Domain

/// The number a test writes as decimal text, such as `1.25`.
public func points(_ text: String) -> Points {
  guard let points = Points(text) else { preconditionFailure("'\(text)' is no number of points") }
  return points
}

/// The exact value a test writes as `n/d` or as decimal text.
public func exact(_ text: String) -> Fraction {
  if let fraction = Fraction(text) { return fraction }
  return Fraction(points(text))
}
