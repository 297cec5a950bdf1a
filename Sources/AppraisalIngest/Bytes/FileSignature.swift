/// What a file really is whose name promises text.
public enum FileSignature: String, Sendable, Hashable, CaseIterable {
  /// A ZIP archive; an `.xlsx` workbook is one.
  case zip
  /// An OLE container; an old `.xls` workbook is one.
  case ole
  /// A web page; some systems export one under the name `.xls` or `.csv`.
  case html
  /// An XML document.
  case xml
  /// A PDF document.
  case pdf
  /// A picture.
  case image
  /// A compressed archive other than ZIP.
  case archive

  /// Recognises a file by its first bytes.
  ///
  /// - Parameter bytes: The bytes of the file.
  /// - Returns: What it is; `nil` when nothing speaks against text.
  public static func recognise(_ bytes: [UInt8]) -> FileSignature? {
    let binary: [(FileSignature, [UInt8])] = [
      (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
      (.ole, [0xD0, 0xCF, 0x11, 0xE0]), (.pdf, Array("%PDF".utf8)),
      (.image, [0x89, 0x50, 0x4E, 0x47]), (.image, [0xFF, 0xD8, 0xFF]),
      (.archive, [0x1F, 0x8B]), (.archive, Array("Rar!".utf8)),
      (.archive, [0x37, 0x7A, 0xBC, 0xAF]),
    ]
    if let match = binary.first(where: { bytes.starts(with: $0.1) }) { return match.0 }
    let text = bytes.prefix(512).drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let lowered = text.prefix(16).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    if lowered.starts(with: Array("<?xml".utf8)) { return .xml }
    let tags = ["<html", "<!doctype", "<table", "<head", "<body", "<meta"]
    return tags.contains { lowered.starts(with: Array($0.utf8)) } ? .html : nil
  }
}
