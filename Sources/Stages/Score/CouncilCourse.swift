public import Domain

extension Score.Dossier {
  /// A self-assessment or a decision workbook that was accepted, and when it came.
  public struct Step: Sendable, Hashable {
    /// When it came.
    public let receivedAt: Instant
    /// The number of the look that first saw it.
    public let look: Int
    /// Its number among the accepted revisions of its subject.
    public let revision: Int
    /// Its leaves and its decisions about the unit.
    public let filed: Filed

    /// Creates a step.
    public init(receivedAt: Instant, look: Int, revision: Int, filed: Filed) {
      self.receivedAt = receivedAt
      self.look = look
      self.revision = revision
      self.filed = filed
    }
  }
}

/// A unit's revisions in the order they came, to find what lay before the Council at each decision.
///
/// A decision holds the self-assessment that counted when the decision first came, whatever
/// workbook repeats it later. A revision that was found in the same look, at the same time, is not
/// sure to have lain before the Council: it is held only where nothing came before. No file's own
/// time, which may lie, decides what a decision is about.
struct CouncilCourse {
  /// The self-assessment that a decision is based on.
  enum Basis {
    /// It is not recorded when the decision came: it holds what counts now.
    case unrecorded
    /// No self-assessment counted.
    case nothing
    /// The self-assessment at a place of the course counted.
    case step(Int)
  }

  /// The steps as they came.
  let steps: [Score.Dossier.Step]

  init(_ steps: [Score.Dossier.Step]) { self.steps = steps }

  /// The self-assessment that counted when a decision first came.
  func basis(of decision: PlacedDecision.Content) -> Basis {
    guard let when = firstCame(decision) else { return .unrecorded }
    let held = selfAssessments { $0 < when }.last ?? selfAssessments { $0 == when }.last
    return held.map(Basis.step) ?? .nothing
  }

  /// The self-assessments that came too late for a decision.
  func selfAssessments(after decision: PlacedDecision.Content) -> [Int] {
    guard let when = firstCame(decision) else { return [] }
    let hadOne = !selfAssessments { $0 < when }.isEmpty
    return selfAssessments { hadOne ? $0 >= when : $0 > when }
  }

  private func firstCame(_ decision: PlacedDecision.Content) -> (Instant, Int)? {
    steps.filter { step in
      step.filed.decisions.contains { PlacedDecision.Content($0) == decision }
    }.map(\.came).min { $0 < $1 }
  }

  /// The places of the self-assessments that came at certain times, in the order they counted.
  private func selfAssessments(_ isAsked: ((Instant, Int)) -> Bool) -> [Int] {
    steps.indices.filter {
      steps[$0].filed.source.form == .selfAssessment && isAsked(steps[$0].came)
    }.sorted { steps[$0].revision < steps[$1].revision }
  }
}

extension Score.Dossier.Step {
  fileprivate var came: (Instant, Int) { (receivedAt, look) }
}

extension Score {
  /// The findings about leaves that decisions hold, for the receipts of later self-assessments.
  ///
  /// - Parameter dossier: The decisions that count, and the course.
  /// - Returns: The findings by the place of the self-assessment in the course.
  public static func heldLeaves(in dossier: Dossier) -> [Int: [Finding]] {
    let course = CouncilCourse(dossier.course)
    var lasting: [Bytewise: PlacedDecision] = [:]
    for placed in PlacedDecision.all(in: dossier) {
      guard DecidedLeaf.kinds.contains(placed.decision.kind), let leaf = placed.decision.leaf else {
        continue
      }
      lasting[Bytewise(leaf)] = placed
    }
    var findings: [Int: [Finding]] = [:]
    for (leaf, placed) in lasting.sorted(by: { $0.key < $1.key })
    where placed.decision.kind == .carrySelfPoints {
      for index in course.selfAssessments(after: PlacedDecision.Content(placed.decision)) {
        let entry = dossier.course[index].filed.leaves.first { leaf == $0.leaf }
        findings[index, default: []].append(HeldLeaf(placed: placed, entry: entry).finding)
      }
    }
    return findings
  }
}

/// A leaf of a later self-assessment that does not count because an earlier decision holds it.
private struct HeldLeaf {
  let placed: PlacedDecision
  /// The leaf's entry in the later self-assessment; nil when it has none.
  let entry: LeafEntry?

  var finding: Finding {
    let (decision, held) = (placed.decision, placed.selfPoints)
    let (points, leaf) = (held.map(Figure.init), decision.leaf ?? "")
    let revision = placed.revision.map {
      Bilingual(vi: " của bản số \($0)", en: " of revision \($0)")
    }
    let what =
      points.map {
        Bilingual(
          vi: "điểm tự đánh giá \($0.vi)\(revision?.vi ?? "")",
          en: "the self-assessed \($0.en) points\(revision?.en ?? "")")
      }
      ?? Bilingual(
        vi: "việc chưa có điểm tự đánh giá khi quyết định đến",
        en: "that nothing was self-assessed when it came")
    return Finding(
      code: .heldByDecision, severity: entry?.points == held ? .note : .warning,
      place: entry?.place, leaf: leaf, found: entry?.points.map { Figure($0).vi } ?? "",
      message: Bilingual(
        vi: "\(decision.title.vi) giữ \(what.vi) cho tiêu chí \(leaf); bản tự đánh giá đến sau "
          + "không làm thay đổi tiêu chí này.",
        en: "\(decision.title.en) holds \(what.en) for leaf \(leaf); a self-assessment that came "
          + "later changes nothing there."),
      expected: Bilingual(
        vi: "điểm mà Hội đồng đã xem khi quyết định", en: "the points that lay before the Council"),
      mend: Bilingual(
        vi: "Nếu điểm mới cần được tính, đề nghị Hội đồng ra quyết định mới.",
        en: "If the new points are to count, ask the Council for a new decision."))
  }
}
