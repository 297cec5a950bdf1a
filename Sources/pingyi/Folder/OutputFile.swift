import AppraisalReport
import Glibc

/// A file that a user named: written whole, or left as it was.
///
/// The bytes go to a file beside it, which takes its name when they are synced.
struct OutputFile {
  let path: String

  func write(_ bytes: [UInt8], _ wording: Wording) throws {
    let staging = "\(path).pingyi-staging"
    guard put(bytes, staging), rename(staging, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(staging)
      throw CommandFailure(
        wording("无法写出 \(path)：\(reason)。", "\(path) could not be written: \(reason).") + "\n",
        Exit.output)
    }
  }

  private func put(_ bytes: [UInt8], _ staging: String) -> Bool {
    let descriptor = open(staging, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      start += count
    }
    return fsync(descriptor) == 0
  }
}
