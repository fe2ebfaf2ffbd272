import Domain

/// The words people fill forms with.
enum Phrases {
  private static let surnames = [
    "Nguyễn", "Trần", "Phạm", "Vũ", "Đặng", "Bùi", "Hoàng", "Lê", "Đỗ", "Đoàn", "Tăng", "Mạc",
  ]
  private static let middleNames = ["Văn", "Thị", "Đức", "Minh", "Thu", "Quang", "Hồng", "Xuân"]
  private static let givenNames = [
    "Thảo", "Dũng", "Lan", "Huyền", "Cường", "Thắng", "Hạnh", "Tuấn", "Yến", "Khánh", "Nhàn",
  ]
  private static let reasons = [
    "Tài liệu kiểm chứng chưa đủ căn cứ", "Số liệu hệ thống khác số liệu báo cáo",
    "Điều chỉnh theo kết luận kiểm tra", "Văn bản ban hành sau thời hạn quy định",
  ]

  /// A made-up person's name.
  static func person(_ random: inout SplitMix64) -> String {
    "\(random.pick(surnames)) \(random.pick(middleNames)) \(random.pick(givenNames))"
  }

  /// Why the secretariat differs from the self-assessment.
  static func reason(_ random: inout SplitMix64) -> String { random.pick(reasons) }

  /// The reference of a document that proves something, such as `KH số 12/KH-SNV ngày 15/01/2023`.
  static func evidence(of unit: Unit, year: Int, _ random: inout SplitMix64) -> String {
    let office = office(unit)
    let number = random.within(3...412)
    let day = "\(two(random.within(1...28)))/\(two(random.within(1...12)))/\(year)"
    switch random.below(5) {
    case 0: return "KH số \(number)/KH-\(office) ngày \(day)"
    case 1: return "Báo cáo số \(number)/BC-\(office) ngày \(day)"
    case 2: return "QĐ số \(number)/QĐ-\(office), ngày \(day)"
    case 3: return "Công văn số \(number)/\(office)-VP ngày \(day)"
    default: return "BC \(number)/BC-\(office) (\(day)); ảnh chụp màn hình kèm theo"
    }
  }

  /// The abbreviation a unit signs its documents with.
  static func office(_ unit: Unit) -> String {
    let last = unit.code.split(separator: "-").last.map(String.init) ?? ""
    let isLettered = last.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) }
    return isLettered && !last.isEmpty ? last : "UBND"
  }

  /// A number with at least two digits.
  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
