/// Why an archive or a part of it cannot be read.
struct ArchiveFault: Error {
  let code: Diagnostic.Code
  let found: String
  let expected: Expectation?

  init(_ code: Diagnostic.Code, found: String, expected: Expectation? = nil) {
    self.code = code
    self.found = found
    self.expected = expected
  }
}
