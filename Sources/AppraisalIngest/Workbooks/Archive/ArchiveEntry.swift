/// An entry of an archive: a part of the workbook and where its compressed bytes lie.
struct ArchiveEntry: Sendable {
  /// The name as it stands in the archive.
  let name: String
  /// Whether the bytes are compressed by deflate; else they are stored as they are.
  let isDeflated: Bool
  /// The CRC-32 of the part.
  let checksum: UInt32
  /// The size of the part in bytes.
  let size: Int
  /// Where the local header begins.
  let header: Int
  /// The bytes in the archive.
  let data: Range<Int>
}
