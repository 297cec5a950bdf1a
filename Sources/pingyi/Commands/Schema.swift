import AppraisalReport
import AppraisalScheme
import ArgumentParser

/// `pingyi schema`: the language of the two files, for editors and for people.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "输出方案语言的 JSON Schema 或说明 · the scheme language as a JSON Schema or as a reference")

  @Argument(
    help: ArgumentHelp(
      "哪个文件的 JSON Schema：scheme 或 assessment · the JSON Schema of which file",
      valueName: "scheme|assessment"))
  var file: FileKind?

  @Option(help: "改为输出整个语言的说明（zh 或 en） · the reference of the whole language instead")
  var reference: LanguageOption?

  @OptionGroup var shared: SharedOptions

  /// The files of an assessment folder that people write.
  enum FileKind: String, ExpressibleByArgument, CaseIterable {
    case scheme
    case assessment

    var shape: Shape { self == .scheme ? Scheme.shape : Assessment.shape }
  }

  func validate() throws {
    if (file == nil) == (reference == nil) {
      throw ValidationError(
        "请写 scheme、assessment，或 --reference zh · write scheme, assessment, or --reference en")
    }
  }

  func run() throws {
    if let file { try shared.terminal.print(jsonSchema(of: file.shape)) }
    if let reference {
      let wording = Wording(reference.language)
      try shared.terminal.print(
        languageReference(reference.language) + issueCodeReference(wording))
    }
  }
}
