import Glibc

/// What a notebook shows: text on standard output, figures as files.
public struct Notebook {
  private let folder: String

  /// A notebook whose figures go to the folder named by the first argument, or here.
  public init() { folder = CommandLine.arguments.dropFirst().first ?? "." }

  /// Writes a heading.
  public func heading(_ title: String) {
    print("\n\(title)\n\(String(repeating: "-", count: title.count))")
  }

  /// Writes a figure, and its name to the text.
  ///
  /// Ends the process with a message when the file cannot be written.
  public func show(_ figure: Figure, as name: String) {
    let path = "\(folder)/\(name).svg"
    let bytes = Array(figure.svg.utf8)
    guard let file = fopen(path, "wb") else { fail(path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { fail(path) }
    print("\n[figure: \(name).svg]")
  }

  private func fail(_ path: String) -> Never {
    perror(path)
    exit(1)
  }
}
