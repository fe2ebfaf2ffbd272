internal import Digests
internal import Domain
internal import Stages

/// The dependencies of a checkpoint: named components and the digest over all of them.
///
/// Only declared inputs: the stage, its version, its slice of the configuration and the output
/// hashes of what it takes. Never a clock, a modification time or a hash of source code.
struct Fingerprint: Hashable, Sendable {
  /// The digests of what an output depends on, by names such as `appraisal`.
  typealias Inputs = [String: String]

  /// The components by name, such as `version`, `settings` or `appraisal`.
  let parts: [String: String]

  /// The digest over the stage's name and its components.
  let digest: String

  /// Creates the fingerprint of a stage's partition.
  init(_ stage: StageName, version: Int, settings: String, inputs: Inputs) {
    var parts = inputs
    parts["version"] = String(version)
    parts["settings"] = settings
    self.parts = parts
    let lines = parts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    digest =
      Digests.sha256("\(stage.rawValue)\n" + lines.joined(separator: "\n")).description
  }

  /// The first component that differs from an earlier fingerprint's, in words.
  func firstDifference(from earlier: [String: String]) -> String {
    // Program and configuration first: they explain every partition at once.
    let (before, now) = (earlier["version"] ?? "–", parts["version"] ?? "–")
    if before != now { return "the stage's version changed: \(before) → \(now)" }
    let ordered = ["settings"] + parts.keys.sorted()
    for name in ordered where parts[name] != earlier[name] {
      return Fingerprint.words[name] ?? "\(name) changed"
    }
    for name in earlier.keys.sorted() where parts[name] == nil {
      return Fingerprint.gone[name] ?? "\(name) is gone"
    }
    return "nothing differs"
  }

  private static let words = [
    "settings": "the stage's settings changed",
    "bytes": "the file's bytes changed",
    "cells": "the workbook's cells changed",
    "records": "the workbook's records changed",
    "arrival": "the time or place the file came changed",
    "respondents": "the survey files before it changed",
    "unit": "the unit's row in the roster changed",
    "self_assessment": "the self-assessment that counts changed",
    "appraisal": "the appraisal that counts changed",
    "survey": "the survey answers about the unit changed",
    "decisions": "the decisions about the unit changed",
    "survey_held": "whether the level has any survey answers changed",
    "unaccepted": "what was filed about the unit and not accepted changed",
    "course": "what lay before the Council when it decided changed",
    "indices": "an index in the group changed",
    "standings": "the standings changed",
    "scores": "the units' scores changed",
    "receipts": "what became of the files changed",
    "survey_progress": "what waits of the survey answers changed",
  ]

  private static let gone = [
    "self_assessment": "no self-assessment counts any more",
    "appraisal": "no appraisal counts any more",
    "survey": "no survey answers about the unit count any more",
    "decisions": "no decision about the unit counts any more",
    "unaccepted": "nothing filed about the unit waits to be mended any more",
    "course": "no decision about the unit counts any more",
  ]
}
