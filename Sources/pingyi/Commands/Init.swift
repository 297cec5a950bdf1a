import AppraisalReport
import AppraisalScheme
import ArgumentParser
import Glibc

/// `pingyi init`: a new assessment folder.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "按一个范本新建评议文件夹，附待填写的表格 · start an assessment folder from a model, with templates")

  @Argument(help: "新文件夹 · the new folder", completion: .directory)
  var folder: String?

  @Option(
    help:
      "范本（见 --list），或自己的方案文件的路径 · the model (see --list), or the path of a scheme of your own")
  var model = "changning-dual-service"

  @Option(help: "表格的样式：csv，或带说明和下拉选项的 xlsx · tables as csv, or as xlsx with instructions and lists")
  var templates = TemplateFormat.standard

  @Flag(help: "列出全部范本 · list the models")
  var list = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if folder == nil, !list {
      throw ValidationError("请写新文件夹的名字，或用 --list · name the new folder, or use --list")
    }
  }

  func run() throws {
    let terminal = shared.terminal
    let wording = terminal.wording
    if list {
      try terminal.print(Models.all.map { "\($0.name)\n" }.joined())
      return
    }
    guard let folder else { return }
    let chosen = try chosen(wording)
    let scheme = try Rules.scheme(chosen.text, name: chosen.name, wording)
    let template = FolderTemplate(scheme, format: templates, wording: wording)
    let files =
      [(name: "scheme.yaml", bytes: chosen.text)]
      + [(name: Rules.assessmentName, bytes: template.assessment())]
      + (try tables(of: template, wording))
    try write(files, to: folder, wording)
    terminal.say(
      wording(
        "已建好 \(folder)：先看 scheme.yaml 里的规则，再填各张表，然后运行 pingyi check \(folder)。",
        "\(folder) is ready: read the rules in scheme.yaml, fill in the tables, then run "
          + "`pingyi check \(folder)`.") + "\n")
  }

  /// A model by its name, or the scheme at a path.
  private func chosen(_ wording: Wording) throws -> Models.Model {
    if let named = Models.all.first(where: { $0.name == model }) { return named }
    guard AssessmentFolder(model).isFile else {
      let names = Models.all.map(\.name).joined(separator: wording("、", ", "))
      throw CommandFailure(
        wording(
          "没有范本“\(model)”，也没有这个文件。可用：\(names)；用自己的方案时写它的路径。",
          "There is no model `\(model)`, and no such file; there are: \(names). For a scheme of your "
            + "own write its path.") + "\n", Exit.usage)
    }
    let file = try AssessmentFolder.file(at: model, Exit.scheme, wording)
    return Models.Model(name: file.name, text: file.bytes)
  }

  private func tables(
    of template: FolderTemplate, _ wording: Wording
  ) throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    do throws(WorkbookTemplateError) {
      return try template.tables()
    } catch {
      throw CommandFailure(wording.message(error) + wording("。", ".") + "\n", Exit.output)
    }
  }

  /// Writes new files; nothing that is there is touched.
  private func write(
    _ files: [(name: String, bytes: [UInt8])], to folder: String, _ wording: Wording
  ) throws {
    if mkdir(folder, 0o755) != 0, errno != EEXIST {
      throw failure(folder, String(cString: strerror(errno)), wording)
    }
    for file in files where access("\(folder)/\(file.name)", F_OK) == 0 {
      throw failure("\(folder)/\(file.name)", wording("文件已存在", "it exists already"), wording)
    }
    for file in files {
      let path = "\(folder)/\(file.name)"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw failure(path, String(cString: strerror(errno)), wording)
      }
      defer { close(descriptor) }
      let count = file.bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, file.bytes.count)
      }
      guard count == file.bytes.count else {
        throw failure(path, String(cString: strerror(errno)), wording)
      }
    }
  }

  private func failure(_ path: String, _ reason: String, _ wording: Wording) -> CommandFailure {
    CommandFailure(
      wording("无法写出 \(path)：\(reason)。", "\(path) could not be written: \(reason).") + "\n",
      Exit.output)
  }
}
