import Foundation
import Synchronization

/// An HTTP server on this machine that takes requests one after the other and answers each alike.
final class Listener: Sendable {
  /// The port it listens on.
  let port: UInt16
  private let descriptor: Int32
  private let received = Mutex<[String]>([])

  /// Starts to listen; `answer` is the status line's end, nil for none at all.
  init(answer: String?) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard descriptor >= 0, isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    self.descriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in serve(answer) }
  }

  /// The requests so far, heads and bodies.
  var requests: [String] { received.withLock { $0 } }

  /// Listens no longer.
  func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  private func serve(_ answer: String?) {
    while true {
      let client = accept(descriptor, nil, nil)
      guard client >= 0 else { break }
      let text = Listener.request(client)
      received.withLock { $0.append(text) }
      if let answer {
        let reply = "HTTP/1.1 \(answer)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        _ = reply.withCString { write(client, $0, strlen($0)) }
        close(client)
      }
    }
    close(descriptor)
  }

  private static func request(_ client: Int32) -> String {
    var text = ""
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(client, &chunk, chunk.count)
      guard count > 0 else { return text }
      text += String(decoding: chunk[..<count], as: UTF8.self)
      guard let head = text.range(of: "\r\n\r\n"),
        let length = text.firstMatch(of: /Content-Length: ([0-9]+)/).flatMap({ Int($0.1) })
      else { continue }
      if text[head.upperBound...].utf8.count >= length { return text }
    }
  }
}
