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
    return writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
  }
}
