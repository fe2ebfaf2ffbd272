import Foundation
import TestSupport
import Testing

/// Nobody who answered the survey can be told from anything that is published.
struct RespondentPrivacyTests {
  @Test func noRespondentCodeIsPublished() throws {
    let round = try PublishedSample.round()
    var codes: Set<String> = []
    for (_, file) in try round.folder.files(below: "Inbox/_survey") {
      codes.formUnion(RespondentPrivacyTests.codes(in: file))
    }
    #expect(codes.count > 100, "the survey files must be there for the search to mean anything")
    let outputs = try round.folder.files(below: "Outbox")
    #expect(outputs.keys.contains { $0.hasPrefix("receipts/_survey/") })
    for (path, bytes) in outputs {
      let found = RespondentPrivacyTests.words(of: bytes).intersection(codes)
      #expect(found.isEmpty, "\(path) tells \(found.sorted())")
    }
  }

  @Test func theSearchFindsACode() {
    let file = Data("<Data>HT-07</Data><Data>HD-SO-SNV</Data>".utf8)
    #expect(RespondentPrivacyTests.codes(in: file) == ["HT-07"])
    #expect(RespondentPrivacyTests.words(of: Data("phiếu HT-07.".utf8)).contains("HT-07"))
  }

  /// The respondents' codes of a survey file: words such as `HT-07` that are no unit's.
  static func codes(in file: Data) -> Set<String> {
    words(of: file).filter { word in
      word.last?.isNumber == true && !word.hasPrefix("HD-") && !word.hasPrefix("KS-")
        && word != "UTF-8"
        && word.wholeMatch(of: /[A-Z]{1,8}(-[0-9]+){1,3}/) != nil
    }
  }

  /// The words of a file that hold a hyphen and begin with a capital.
  static func words(of file: Data) -> Set<String> {
    var words: Set<String> = []
    var word: [UInt8] = []
    func end() {
      if word.count > 3, word[0] < 91, word[0] > 64, word.contains(45) {
        words.insert(String(decoding: word, as: UTF8.self))
      }
      word.removeAll(keepingCapacity: true)
    }
    file.withUnsafeBytes { bytes in
      for byte in bytes {
        switch byte {
        case 48...57, 65...90, 97...122, 45: word.append(byte)
        default: if !word.isEmpty { end() }
        }
      }
    }
    end()
    return words
  }
}
