#if canImport(Glibc)
  internal import Glibc
#endif

/// The groups of accounts on this machine.
package enum UserGroup {
  /// The number of a group, by its name or its number; nil when there is none of the name.
  package static func number(_ name: String) -> UInt32? {
    if let number = UInt32(name) { return number }
    var entry = group_entry()
    var found: UnsafeMutablePointer<group_entry>?
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    let code = getgrnam_r(name, &entry, &buffer, buffer.count, &found)
    return code == 0 && found != nil ? entry.gr_gid : nil
  }
}

private typealias group_entry = Glibc.group
