#if PARINDEX_FAULTS
  internal import Checkpoints
  internal import Domain
  internal import Foundation

  /// Publications broken on purpose, to prove that the fault runs can fail; compiled only with
  /// `-Xswiftc -DPARINDEX_FAULTS`.
  enum BrokenPublication: String {
    /// A generation is written where readers look, and `latest` moves at once.
    case inPlace = "in-place"
    /// `latest` moves before the generation is complete.
    case shownFirst = "shown-first"
    /// The database says "visible" before anything is in Outbox.
    case visibleFirst = "visible-first"

    /// Whether the environment requests this fault.
    var isOn: Bool { ProcessInfo.processInfo.environment["PARINDEX_CONTROL"] == rawValue }

    /// Applies the fault to an intended publication, if the environment requests it.
    static func act(_ pass: PublishPass, _ control: BrokenPublication, _ number: Int) throws {
      guard control.isOn else { return }
      switch control {
      case .inPlace: break
      case .shownFirst: try pass.outbox.show(number)
      case .visibleFirst:
        try pass.store.markVisible(
          round: pass.round.id, generation: number,
          audit: Audit(who: "control", verb: "show", reason: control.rawValue, at: pass.now))
      }
    }
  }
#endif
