#if canImport(Glibc)
  internal import Glibc
#endif

/// A folder opened before files are written below it, so that its sync reports every error among
/// the writes.
package final class FolderSync {
  private let folder: String
  private let descriptor: Int32

  /// Creates the folder durably where it is missing, and opens it.
  package init(_ folder: String, access: ReadAccess? = nil) throws {
    self.folder = folder
    try DurableFolder.makeDurableFolder(folder, access: access)
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open", folder) }
  }

  deinit { close(descriptor) }

  /// Syncs everything written to the file system of the folder, with one `syncfs`.
  package func sync() throws { try DurableFolder.syncAll(descriptor, folder) }
}
