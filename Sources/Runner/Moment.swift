public import Domain
internal import Foundation

/// Moments as people read them, at a fixed distance from UTC and independent of any locale.
public enum Moment {
  /// The moment as `dd/mm/yyyy hh:mm:ss`.
  ///
  /// - Parameters:
  ///   - instant: The moment.
  ///   - offset: The distance from UTC in seconds; Vietnam's is 25,200.
  /// - Returns: The text.
  public static func text(_ instant: Instant, offset: Int = 25_200) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: offset) ?? .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second],
      from: Date(timeIntervalSince1970: TimeInterval(instant.seconds)))
    func two(_ number: Int?) -> String {
      let text = String(number ?? 0)
      return text.count < 2 ? "0" + text : text
    }
    return "\(two(parts.day))/\(two(parts.month))/\(parts.year ?? 0) "
      + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
  }

  /// A distance from UTC as `+07:00`.
  public static func zone(_ offset: Int) -> String {
    let minutes = abs(offset) / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
  }
}
