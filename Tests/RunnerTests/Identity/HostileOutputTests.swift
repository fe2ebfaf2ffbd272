import Domain
import Foundation
import Runner
import TestSupport
import Testing

/// Whatever people write into names, decisions, appraisals and reasons, no verb, page, data file,
/// log or metric carries it on as anything but text.
struct HostileOutputTests {
  /// Hostile texts, without the characters that their place cannot hold at all.
  static let attacks: [String] = [
    "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}fdp.exe", "\u{2066}\u{2067}\u{2068}\u{2069}",
    "\u{61C}\u{200E}\u{200F}", "dòng\u{2028}khác\u{2029}nữa", "\u{200B}\u{200C}\u{200D}\u{2060}",
    "\u{FEFF}\u{AD}\u{34F}\u{180E}\u{3164}", "\u{9B}31m\u{90}q\u{9C}\u{85}", "\u{7F}",
    "\u{E0041}\u{E0042}\u{E007F}", "=1+1", "+1", "-1+1", "@SUM(A1)", "=\u{301}1",
    "<script>alert(1)</script>\"><img src=x onerror='x'>", "\"\u{301} onload=\"x",
    "%s%n%x%1$s", "$(id)`id`;id|id&&id", "{{x}} {{{y}}}", "'\u{301} || id",
  ]

  /// Controls that only a command line, a register of units or an environment can hold.
  static let controls = "\u{1B}[2J\u{1B}]0;x\u{7}\u{8}\u{C}"

  static let all = attacks.joined(separator: " ")

  /// The harmful characters of a text that stand in it as themselves.
  static func harm(in bytes: Data, allowing allowed: Set<Unicode.Scalar>) -> [String] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars
      .filter { $0.isHarmful && !allowed.contains($0) }
      .map { "U+" + String($0.value, radix: 16) }
  }

  /// A small round in which everything that people write is hostile.
  static func round() throws -> WorkedRound {
    let round = try WorkedRound(definition: Project.tiny)
    let units = round.definition + "/units.csv"
    let quoted = ("Cục Thuế " + all).replacingScalars(["\"": "\"\""])
    try String(contentsOfFile: units, encoding: .utf8)
      .replacing("Cục Thuế,Cục Thuế tỉnh", with: "\"\(quoted)\",Cục Thuế")
      .write(toFile: units, atomically: true, encoding: .utf8)
    try round.drop(OtherProvinceTests.files)
    try round.drop([
      OutputFile(
        path: "_decisions/\(attacks[0])\(attacks[5]).xml",
        bytes: OtherProvinceTests.workbook([
          ["Văn bản", "Ngày ký", "Cơ quan", "Ký hiệu", "Hình thức", "Mức điểm", "Căn cứ"],
          [all, all, "TW1", "A.1.a", "chấm lại", "1", all],
          [all, "", "TW3", "", "ngoài bảng", "", all],
          [all, "", all, "", all, all, all],
        ])),
      OutputFile(
        path: "_appraisal/\(attacks[8]) \(attacks[14].replacing("/", with: "")).xml",
        bytes: OtherProvinceTests.appraisal("TW3", [["A.1.a", all, "", "", all], [all, all]])),
      OutputFile(
        path: "\(attacks[4])cuc-thue/\(attacks[3]).xml",
        bytes: OtherProvinceTests.own(all, [("A.1.a", all)])),
    ])
    return round
  }

  /// The words that each verb needs; a verb that is not here is asked without any.
  static func words(_ verb: String, _ path: String) -> [[String]] {
    let reason = ["--reason", all + controls]
    return switch verb {
    case "run", "retry", "tick": [[], ["--json"]]
    case "rerun": [["--from", "score"] + reason]
    case "status", "plan", "history", "verify", "audit", "check": [[], ["--json"]]
    case "log": [["1"], ["1", "--json"], [controls]]
    case "explain":
      [["TW1"], ["TW1", "A.1.a"], ["TW3", "--json"], [all], ["TW1", all + controls]]
    case "diff": [["1", "2"], ["1", "2", "--json"]]
    case "exclude", "readmit": [[path] + reason, [all] + reason]
    case "freeze", "unfreeze": [reason, reason + ["--json"]]
    case "publish": [["--final", "--decision", all + controls, "--plan"]]
    case "template": [["--unit", all], ["--unit", "TW1", "--output", "mau-\(attacks[0]).xml"]]
    case "cells": [["Inbox/_decisions"], ["Inbox/\(controls)"]]
    case "sample": [["--seed", controls]]
    case "schedule": [["next"]]
    // They would copy or take away what the others look at.
    case "restore", "help": []
    default: [[], [controls + all]]
    }
  }

  @Test(.enabled(if: Program.parindex != nil, "parindex was not built"))
  func noVerbPageFileLogOrMetricCarriesItOn() throws {
    let parindex = try #require(Program.parindex)
    let round = try HostileOutputTests.round()
    let environment = ["USER": "kẻ xấu\u{1B}[31m\u{202E}", "LOGNAME": "\u{9B}31m"]
    func ask(_ words: [String]) throws {
      let result = try parindex.run(words, in: round.folder.path, environment: environment)
      for text in [result.output, result.errors] {
        let harm = HostileOutputTests.harm(in: Data(text.utf8), allowing: ["\n"])
        #expect(harm == [], "\(words.first ?? "") printed \(harm)")
      }
      #expect(result.code != 70 && result.code < 128, "\(words): \(result.errors)")
    }
    try ask(["run", "--settle", "0"])
    let help = try parindex.run(["--help"]).output
    let verbs =
      help.components(separatedBy: "SUBCOMMANDS:").last?
      .split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) } ?? []
    #expect(verbs.count > 20)
    for verb in verbs {
      for words in HostileOutputTests.words(verb, "_appraisal/tw1.xml") {
        try ask([verb] + words)
        if verb == "exclude" || verb == "rerun" { try ask(["run", "--settle", "0"]) }
      }
    }
    try ask(["freeze", "--reason", HostileOutputTests.all])
    try ask(["publish", "--final", "--decision", HostileOutputTests.all])
    try ask(["status"])

    let written = try round.folder.files(below: "Outbox").merging(
      round.folder.files(below: "Checkpoints").filter {
        $0.key.hasSuffix(".jsonl") || $0.key.hasSuffix(".log")
      }
    ) { first, _ in first }
    #expect(written.keys.contains { $0.hasSuffix("standings.csv") })
    #expect(written.keys.contains { $0.hasSuffix(".prom") })
    // What is packed was made from the same document as standings.xml.
    for (path, packed) in written where !path.hasSuffix(".xlsx") {
      let isCSV = path.hasSuffix(".csv")
      let bytes = packed.starts(with: [0xEF, 0xBB, 0xBF]) ? packed.dropFirst(3) : packed
      let harm = HostileOutputTests.harm(in: bytes, allowing: isCSV ? ["\r", "\n"] : ["\t", "\n"])
      #expect(harm == [], "\(path) carries \(harm)")
      let text = String(decoding: bytes, as: UTF8.self)
      if path.hasSuffix(".html") {
        #expect(!text.contains("<script>alert") && !text.contains("<img"), "\(path)")
      }
      if isCSV {
        for line in text.split(whereSeparator: \.isNewline) {
          #expect(
            !line.contains(",=") && !line.contains(",\"=") && !line.contains(",@"),
            "\(path): \(line)")
        }
      }
    }
  }
}
