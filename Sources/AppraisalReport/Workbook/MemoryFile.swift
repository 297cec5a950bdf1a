import CXLSXWriter
import Glibc

/// `MFD_CLOEXEC` of Linux.
private let closeOnExecution: UInt32 = 1

/// A file in memory, for a library that only writes to a path.
final class MemoryFile {
  private let descriptor: Int32

  init() throws(WorkbookTemplateError) {
    descriptor = memfd_create("workbook", closeOnExecution)
    guard descriptor >= 0 else { throw WorkbookTemplateError(.noRoom) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Where the file can be opened.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// Everything that was written.
  func bytes() throws(WorkbookTemplateError) -> [UInt8] {
    let size = lseek(descriptor, 0, SEEK_END)
    guard size > 0 else { throw WorkbookTemplateError(.noRoom) }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, size, 0) }
    guard count == size else { throw WorkbookTemplateError(.noRoom) }
    return bytes
  }
}
