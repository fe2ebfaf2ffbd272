/// Why an archive, or a part of it, is not read.
struct ArchiveFault: Error {
  let code: Diagnostic.Code
  let found: String
  let expected: String?

  init(_ code: Diagnostic.Code, found: String, expected: String? = nil) {
    self.code = code
    self.found = found
    self.expected = expected
  }
}
