internal import Domain

/// The notes in receipts about a file's place among the others.
///
/// They say that a file takes a version back, or that it was found together with another revision,
/// which of them counts and why.
struct PlaceNotes {
  private let order: Succession
  /// The positions of the revisions of one subject that one look found, in order.
  private let groups: [Int: [Int]]
  /// The positions of the survey files that one look found, in order, where one of them repeats a
  /// respondent's answers: which file holds them then depends on the order.
  private let surveys: [Int: [Int]]
  /// The positions of the workbooks of decisions that one look found, in order, where two of them
  /// are about one unit.
  private let decisions: [Int: [Int]]

  /// How many other files a sentence names.
  private static let named = 5

  init(_ order: Succession) {
    self.order = order
    struct Look: Hashable {
      let subject: Subject
      let look: Int
    }
    var revisions: [Look: [Int]] = [:]
    var surveys: [Int: [Int]] = [:]
    var decisions: [Int: [Int]] = [:]
    for (position, place) in order.places.enumerated() where place.disposition == .accepted {
      let candidate = order.candidates[position]
      guard let subject = candidate.submission.subject else { continue }
      let look = candidate.arrival.look
      revisions[Look(subject: subject, look: look), default: []].append(position)
      if subject.form == .survey { surveys[look, default: []].append(position) }
      if subject.form == .decision { decisions[look, default: []].append(position) }
    }
    func byMember(_ groups: some Sequence<[Int]>) -> [Int: [Int]] {
      var found: [Int: [Int]] = [:]
      for group in groups where group.count > 1 {
        for member in group { found[member] = group }
      }
      return found
    }
    groups = byMember(revisions.values)
    self.surveys = byMember(
      surveys.values.filter { $0.contains { order.candidates[$0].repeatsAnswers } })
    self.decisions = byMember(
      decisions.values.map { positions in
        positions.filter { position in
          let units = order.candidates[position].decidedUnits
          return positions.contains {
            $0 != position && !order.candidates[$0].decidedUnits.isDisjoint(with: units)
          }
        }
      })
  }

  func findings(_ position: Int) -> [Finding] {
    takenBack(position) + cameTogether(position) + surveysTogether(position)
      + decisionsTogether(position)
  }

  private func arrival(_ position: Int) -> Arrival { order.candidates[position].arrival }

  private func takenBack(_ position: Int) -> [Finding] {
    guard let version = order.places[position].takenBack,
      let number = order.places[version].revision
    else { return [] }
    return [
      note(
        .takenBack, found: arrival(version).path.text,
        Bilingual(
          vi:
            "Tệp đưa nội dung trở lại như bản số \(number) (\(arrival(version).path.shown)); nội dung "
            + "này được tính lại kể từ khi tệp đến.",
          en:
            "Taken back to the version of revision \(number) (\(arrival(version).path.shown)): what it "
            + "says counts again from when this file came."),
        mend: Bilingual(
          vi: "Nếu không định lấy lại bản cũ, lưu lại bản muốn được tính.",
          en: "If the older version is not meant, save the one that is to count again."))
    ]
  }

  private func cameTogether(_ position: Int) -> [Finding] {
    guard let group = groups[position], let last = group.last else { return [] }
    let why = PlaceNotes.reason(arrival(last).order(against: arrival(group[group.count - 2])))
    let others = names(of: group, without: position)
    let name = arrival(last).path.shown
    let (vi, en) = last == position ? ("tệp này", "this file") : (name, name)
    return [
      note(
        .cameTogether, found: others,
        Bilingual(
          vi: "Tệp được tiếp nhận trong cùng một lượt với: \(others). Trong số đó \(vi) được lấy "
            + "làm bản sau cùng, \(why.vi).",
          en: "The file was found in the same look as: \(others). Of these, \(en) is taken for the "
            + "last, \(why.en)."),
        mend: Bilingual(
          vi: "Nếu bản khác mới là bản sau cùng, lưu lại bản đó; lần sau, nhờ Tổ thư ký ghi thời "
            + "điểm đến vào sổ tiếp nhận trước khi nộp tệp.",
          en: "If another one is the last, save that one again; next time, have the secretariat "
            + "enter the times in the register of incoming documents before files come."))
    ]
  }

  private func surveysTogether(_ position: Int) -> [Finding] {
    guard let group = surveys[position], let place = group.firstIndex(of: position) else {
      return []
    }
    let others = names(of: group, without: position)
    let near = place > 0 ? group[place - 1] : group[place + 1]
    let why = PlaceNotes.reason(arrival(position).order(against: arrival(near)))
    return [
      note(
        .cameTogether, found: others,
        Bilingual(
          vi: "Tệp được tiếp nhận trong cùng một lượt với: \(others). Tệp này được xét thứ "
            + "\(place + 1) trong \(group.count) tệp, \(why.vi); người trả lời hai lần được "
            + "tính ở tệp xét trước.",
          en: "The file was found in the same look as: \(others). It is taken as number "
            + "\(place + 1) of \(group.count), \(why.en); who answered twice counts in the file "
            + "that is taken first."),
        mend: Bilingual(
          vi: "Không cần làm gì nếu không ai trả lời hai lần.",
          en: "Nothing needs to be done if nobody answered twice."))
    ]
  }

  private func decisionsTogether(_ position: Int) -> [Finding] {
    guard let group = decisions[position], let place = group.firstIndex(of: position) else {
      return []
    }
    let others = names(of: group, without: position)
    let near = place > 0 ? group[place - 1] : group[place + 1]
    let why = PlaceNotes.reason(arrival(position).order(against: arrival(near)))
    return [
      note(
        .cameTogether, found: others,
        Bilingual(
          vi: "Tệp được tiếp nhận trong cùng một lượt với: \(others), cũng có quyết định về cùng "
            + "đơn vị. Tệp này được xét thứ \(place + 1) trong \(group.count) tệp, \(why.vi); nếu "
            + "hai quyết định về cùng một tiêu chí khác nhau thì quyết định xét sau được tính.",
          en:
            "The file was found in the same look as: \(others), which decides about the same unit, "
            + "too. It is taken as number \(place + 1) of \(group.count), \(why.en); where two "
            + "decisions about one leaf differ, the one that is taken later counts."),
        mend: Bilingual(
          vi: "Nếu quyết định khác mới là quyết định sau cùng, lưu lại tệp đó.",
          en: "If another decision is the last, save that file again."))
    ]
  }

  private func names(of group: [Int], without position: Int) -> String {
    let others = group.filter { $0 != position }
    let listed = others.prefix(PlaceNotes.named).map { arrival($0).path.shown }.joined(
      separator: ", ")
    let rest = others.count - PlaceNotes.named
    return rest > 0 ? "\(listed), … (+\(rest))" : listed
  }

  /// Why one of two files is taken for the later.
  private static func reason(_ order: ArrivalOrder) -> Bilingual {
    switch order {
    case .time:
      Bilingual(
        vi: "theo thời điểm đến trong sổ tiếp nhận",
        en: "by the times in the register of incoming documents")
    case .fileTime:
      Bilingual(
        vi: "theo thời điểm sửa đổi ghi trên tệp khi tệp được thấy lần đầu",
        en: "by the files' own times when they were first seen")
    case .path:
      Bilingual(
        vi: "theo thứ tự tên tệp vì không có thời điểm nào khác nhau",
        en: "by the order of their names, since no time tells them apart")
    case .digest:
      Bilingual(
        vi: "theo thứ tự mã SHA-256 vì không có gì khác để phân biệt",
        en: "by the order of their SHA-256, since nothing else tells them apart")
    }
  }

  private func note(
    _ code: FindingCode, found: String, _ message: Bilingual, mend: Bilingual
  ) -> Finding {
    Finding(
      code: code, severity: .note, found: found, message: message,
      expected: Bilingual(
        vi: "bản đến sau cùng được chấp nhận là bản được tính",
        en: "the accepted file that came last counts"), mend: mend)
  }
}
