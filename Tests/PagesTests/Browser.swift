import Foundation
import TestSupport

/// A browser without a window that loads pages one after another in a frame as wide as a phone.
struct Browser {
  static let program = Program(installed: "chromium") ?? Program(installed: "google-chrome")

  /// What the browser saw of one page.
  struct Sight: Decodable {
    /// The width of the page's content at 390 px, in Vietnamese and in English.
    let vi: Int
    let en: Int
    /// What the page loaded.
    let loaded: [String]
    /// Whether Vietnamese is shown at first, and the switch shows English.
    let switches: Bool
  }

  /// Loads pages one after another.
  ///
  /// - Parameter paths: Absolute paths.
  /// - Returns: The sights of the pages in order, and the messages of the console.
  /// - Throws: What kept the browser from running.
  static func look(at paths: [String]) throws -> (sights: [Sight], console: [String]) {
    guard let program else { return ([], []) }
    let folder = try TemporaryFolder()
    let urls = paths.map { URL(filePath: $0).absoluteString }
    let list = String(decoding: try JSONEncoder().encode(urls), as: UTF8.self)
    try folder.write(Array((start + list + end).utf8), to: "frame.html")
    let result = try program.run([
      "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
      "--enable-logging=stderr", "--v=0", "--virtual-time-budget=600000",
      "--user-data-dir=\(folder.path)/profile", "--dump-dom",
      URL(filePath: folder.path + "/frame.html").absoluteString,
    ])
    let lines = result.output.components(separatedBy: "<li>").dropFirst().compactMap {
      $0.components(separatedBy: "</li>").first
    }
    let sights = try lines.map { line in
      let text = line.replacing("&amp;", with: "&")
      return try JSONDecoder().decode(Sight.self, from: Data(text.utf8))
    }
    let console = result.errors.split(separator: "\n").filter { $0.contains(":CONSOLE") }
    return (sights, console.map(String.init))
  }

  private static let start = """
    <!DOCTYPE html><meta charset="utf-8"><body><ol id="seen"></ol><script>
    (async () => { for (const page of
    """

  private static let end = """
    ) {
      const frame = document.createElement("iframe")
      frame.style = "width:390px;height:900px;border:0"
      frame.src = page
      document.body.append(frame)
      await new Promise(done => { frame.onload = done })
      const d = frame.contentDocument, w = frame.contentWindow
      const display = tongue => { const e = d.querySelector("body span[lang=" + tongue + "]")
        return e ? w.getComputedStyle(e).display : "?" }
      const vi = d.documentElement.scrollWidth
      let switches = display("vi") != "none" && display("en") == "none"
      if (d.getElementById("en")) d.getElementById("en").checked = true
      const en = d.documentElement.scrollWidth
      switches = switches && display("vi") == "none" && display("en") != "none"
      const loaded = w.performance.getEntriesByType("resource").map(e => e.name)
        .filter(name => !name.startsWith("data:"))
      const item = document.createElement("li")
      item.textContent = JSON.stringify({vi, en, loaded, switches})
      document.getElementById("seen").append(item)
      frame.remove()
    } })()
    </script>
    """
}
