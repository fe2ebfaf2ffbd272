internal import Domain
internal import Foundation

/// Reads `notify`: a command or URL for failures, and one for successes.
struct NotifyReader {
  /// The folder of the definition, the base of a command's path.
  let directory: String
  let log: FaultLog

  func read(_ value: YAMLValue?) -> NotifySettings {
    guard
      let map = value?.mapping(
        "notify", required: [], optional: ["on_failure", "on_success", "timeout_seconds"])
    else { return NotifySettings() }
    var settings = NotifySettings(
      onFailure: hook(map["on_failure"], "on_failure"),
      onSuccess: hook(map["on_success"], "on_success"))
    if map["timeout_seconds"] != nil, let limit = map.integer("timeout_seconds", in: 1...300) {
      settings.timeoutSeconds = limit.value
    }
    return settings
  }

  private func hook(_ value: YAMLValue?, _ name: String) -> NotifySettings.Hook? {
    guard let value,
      let map = value.mapping(name, required: [], optional: ["command", "url"])
    else { return nil }
    guard (map["command"] == nil) != (map["url"] == nil) else {
      log.report(
        .notify, at: value.place, vi: "“\(name)” phải có đúng một trong hai: command hoặc url",
        en: "\(name) must have one of command and url, and not both")
      return nil
    }
    if let words = map["command"]?.texts("command") { return command(words) }
    return map.text("url").flatMap(url)
  }

  private func command(_ words: [SourceText]) -> NotifySettings.Hook? {
    guard let program = words.first else { return nil }
    guard program.value.contains("/") else {
      log.report(
        .notify, at: program.place,
        vi: "“\(program.value)” không phải là đường dẫn; cron có PATH ngắn, cần ghi đủ đường dẫn",
        en: "'\(program.value)' is no path; cron's PATH is short, so that a path is needed")
      return nil
    }
    return .command(
      [FolderSettings.path(program.value, below: directory)] + words.dropFirst().map(\.value))
  }

  private func url(_ text: SourceText) -> NotifySettings.Hook? {
    // A control character could begin another line in curl's configuration.
    let isPlain = text.value.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
    guard isPlain, let parts = URLComponents(string: text.value),
      ["http", "https"].contains(parts.scheme), parts.host?.isEmpty == false
    else {
      log.report(
        .notify, at: text.place,
        vi: "“\(text.value)” phải là địa chỉ bắt đầu bằng http:// hoặc https://",
        en: "'\(text.value)' must be an address that begins with http:// or https://")
      return nil
    }
    return .url(text.value)
  }
}
