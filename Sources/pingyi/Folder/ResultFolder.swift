import AppraisalReport
import Glibc

/// Writes the result folder: whole under its name, or not at all.
///
/// The files are written to a staging folder and synced; then the folder before is renamed away and
/// the new one takes its name. Files that are not ours are carried over. A run that was cut off
/// between the two renames left the result before under `.result-previous`, and the next run takes
/// that one up.
struct ResultFolder {
  let parent: String
  private var target: String { parent + "/result" }
  private var staging: String { parent + "/.result-staging" }
  private var previous: String { parent + "/.result-previous" }

  /// Writes files by name: stages them, lets `commit` do what must be done before they can be seen,
  /// and publishes them.
  func write(
    _ files: [(name: String, bytes: [UInt8])], _ wording: Wording, commit: () throws -> Void
  ) throws {
    do {
      try refuseForeignTarget(wording)
      try removeFolder(staging)
      try check(mkdir(staging, 0o755), staging)
      for file in files { try write(file.bytes, to: "\(staging)/\(file.name)") }
      try sync(staging, O_RDONLY | O_DIRECTORY)
      try commit()
      try publish(files.map(\.name))
      try sync(parent, O_RDONLY | O_DIRECTORY)
    } catch let problem as WriteProblem {
      throw CommandFailure(
        wording(
          "无法写出 \(problem.path)：\(problem.reason)。没有留下不完整的结果。",
          "\(problem.path) could not be written: \(problem.reason). No incomplete result was left.")
          + "\n", Exit.output)
    }
  }

  /// A file or a link under the name of the result folder is somebody else's.
  private func refuseForeignTarget(_ wording: Wording) throws {
    var status = stat()
    guard lstat(target, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return }
    throw WriteProblem(
      path: target,
      reason: wording("它不是文件夹，请移走或改名", "it is no folder; move it away or rename it"))
  }

  private func publish(_ names: [String]) throws {
    if access(target, F_OK) == 0 {
      try settle(names)
      try check(rename(target, previous), target)
    }
    try check(rename(staging, target), target)
    try settle(names)
  }

  /// Carries foreign files of the result before over to the one in place, and removes the rest.
  private func settle(_ names: [String]) throws {
    guard access(previous, F_OK) == 0 else { return }
    for name in entries(of: previous) where !names.contains(name) {
      try check(rename("\(previous)/\(name)", "\(target)/\(name)"), "\(target)/\(name)")
    }
    try removeFolder(previous)
  }

  private struct WriteProblem: Error {
    let path: String
    let reason: String
  }

  private func check(_ status: Int32, _ path: String) throws {
    if status < 0 { throw WriteProblem(path: path, reason: String(cString: strerror(errno))) }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    try check(descriptor, path)
    defer { close(descriptor) }
    try check(writeAll(bytes, to: descriptor) ? fsync(descriptor) : -1, path)
  }

  private func sync(_ path: String, _ flags: Int32) throws {
    let descriptor = open(path, flags | O_CLOEXEC)
    try check(descriptor, path)
    defer { close(descriptor) }
    try check(fsync(descriptor), path)
  }

  /// Removes a folder of ours with the files in it, if it is there.
  private func removeFolder(_ path: String) throws {
    guard access(path, F_OK) == 0 else { return }
    for name in entries(of: path) { unlink("\(path)/\(name)") }
    try check(rmdir(path), path)
  }

  private func entries(of path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
