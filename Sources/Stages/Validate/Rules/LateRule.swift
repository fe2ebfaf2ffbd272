internal import Domain

/// A submission that came after its deadline counts and is flagged, or is suspended.
struct LateRule {
  let late: Policies.Late
  /// The deadline as announced.
  let day: CalendarDate?

  func finding(_ arrival: Arrival) -> Finding {
    let vi = day?.vietnamese ?? "thời hạn đã thông báo"
    let en = day?.description ?? "the announced deadline"
    let counts = late == .acceptAndFlag
    return Finding(
      code: .late, severity: counts ? .warning : .error, found: "",
      message: Bilingual(
        vi: counts
          ? "Tệp đến sau thời hạn \(vi): vẫn được xét nhưng được ghi là nộp muộn."
          : "Tệp đến sau thời hạn \(vi) nên không được nhận.",
        en: counts
          ? "The file came after \(en): it is considered, and marked as late."
          : "The file came after \(en), so it is not accepted."),
      expected: Bilingual(vi: "nộp chậm nhất ngày \(vi)", en: "handed in by \(en)"),
      mend: Bilingual(
        vi: "Nếu hồ sơ đã đến đúng hạn bằng đường khác: báo Tổ thư ký ghi ngày đến vào sổ tiếp "
          + "nhận cho một tên tệp mới, rồi lưu tệp với tên đó; tệp đã nhận giữ thời điểm đến của nó.",
        en: "If it was handed in on time by another way, have the secretariat enter its day in the "
          + "register of incoming documents for a new file name, then save the file by that name: "
          + "a file that was taken keeps its time."))
  }
}
