import AppraisalIngest
import AppraisalLedger
import AppraisalReport
import ArgumentParser
import Glibc

/// The folder of an assessment.
struct AssessmentFolder {
  /// The path, without a slash at its end.
  let path: String

  init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path.isEmpty ? "." : path
  }

  /// The assessment file of the folder.
  var ledger: AssessmentFile { AssessmentFile(path: path + "/assessment.sqlite") }

  /// A file of rules, whole.
  struct RulesFile {
    let name: String
    let bytes: [UInt8]
  }

  /// Whether the path is that of a file.
  var isFile: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// A file of rules by its own path.
  static func file(at path: String, _ code: ExitCode, _ wording: Wording) throws -> RulesFile {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let isAbsolute = path.hasPrefix("/") && parts.count == 2
    return try AssessmentFolder(isAbsolute ? "/." : folder)
      .file(String(parts.last ?? ""), code, wording)
  }

  /// A file of rules that must be there.
  func file(
    _ name: String, _ code: ExitCode, _ wording: Wording
  ) throws -> RulesFile {
    do throws(FileProblem) {
      let file = try SourceFile.read(path: "\(path)/\(name)", name: name)
      return RulesFile(name: name, bytes: try file.contents())
    } catch {
      let kind = IssueKind.unreadable(error.kind)
      let hint =
        error.kind == .notFound && name == Rules.assessmentName
        ? wording(
          "若要新建评议文件夹，请运行 pingyi init。", "To start an assessment folder run `pingyi init`.")
        : wording.remedy(kind)
      throw CommandFailure(
        "\(path)/\(name): \(wording.message(kind))\(wording("。", ". "))\(hint)\n", code)
    }
  }

  /// Keeps other runs out of the folder until the process ends.
  func lock(_ wording: Wording) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandFailure(
        wording("没有文件夹“\(path)”。", "There is no folder `\(path)`.") + "\n", Exit.inputs)
    }
    // The descriptor stays open on purpose: the lock goes with the process, however it ends.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw CommandFailure(
        wording(
          "另一个 pingyi 正在这个文件夹中运行，请稍候再试。",
          "Another pingyi is at work in this folder; try again later.") + "\n", Exit.output)
    }
  }
}
