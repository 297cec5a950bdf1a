/// Columns of a list of pairs: which person looks after which household.
public struct PairColumns: Sendable {
  /// Whom the rows name.
  public let of: Reference
  /// The header of the person.
  public let who: String
  /// The header of the household.
  public let household: String
}

/// Columns of a list of entries of several categories.
public struct EntryColumns: Sendable {
  /// Whom the rows name.
  public let of: Reference
  /// The header of whoever has the entry.
  public let who: String
  /// The header of the category.
  public let category: String
}

/// Columns of a list of posts at places.
public struct PostColumns: Sendable {
  /// The header of the subject.
  public let subject: String
  /// The header of the place.
  public let place: String
  /// The header of the role.
  public let role: String
  /// The header of who holds it; empty while it is vacant.
  public let holder: String
}

/// Columns of a list of leaders and their contact points.
public struct ContactColumns: Sendable {
  /// The header of the subject.
  public let subject: String
  /// The header of the leader; empty for a point without one.
  public let leader: String
  /// The header of the point; empty for a leader without one.
  public let point: String
}

extension PairColumns {
  /// The keys of an input of pairs.
  static let shape = RecordInput.shape(
    "kind: pairs", kind: .pairs, Bilingual("结对名单，一行一对", "pairs, one per row"),
    keys: [.reference, .columns(columnsShape)])

  /// The headers of pairs.
  static let columnsShape = Shape(
    "pairs.columns", Bilingual("结对名单的列", "the headers of pairs"),
    keys: [
      .header("who", Bilingual("谁结对", "the person"), example: "党员编号"),
      .header("household", Bilingual("结对哪户", "the household"), example: "户编号"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let reference = reader.choice("of", Reference.self, &faults)
    let columns = reader.columns(PairColumns.columnsShape, &faults)
    let who = columns?.text("who", &faults)
    let household = columns?.text("household", &faults)
    guard let reference, let who, let household else { return nil }
    self.init(of: reference, who: who, household: household)
  }
}

extension EntryColumns {
  /// The keys of an input of entries.
  static let shape = RecordInput.shape(
    "kind: entries", kind: .entries,
    Bilingual("分类清单，一行一项，例如认领的岗位、资源清单", "entries of categories, one per row"),
    keys: [.reference, .columns(columnsShape)])

  /// The headers of entries.
  static let columnsShape = Shape(
    "entries.columns", Bilingual("分类清单的列", "the headers of entries"),
    keys: [
      .header("who", Bilingual("谁的", "whose"), example: "党员编号"),
      .header("category", Bilingual("类别", "the category"), example: "岗位类别"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let reference = reader.choice("of", Reference.self, &faults)
    let columns = reader.columns(EntryColumns.columnsShape, &faults)
    let who = columns?.text("who", &faults)
    let category = columns?.text("category", &faults)
    guard let reference, let who, let category else { return nil }
    self.init(of: reference, who: who, category: category)
  }
}

extension PostColumns {
  /// The keys of an input of posts.
  static let shape = RecordInput.shape(
    "kind: posts", kind: .posts, Bilingual("岗位名单，一行一岗", "posts at places, one per row"),
    keys: [.columns(columnsShape)])

  /// The headers of posts.
  static let columnsShape = Shape(
    "posts.columns", Bilingual("岗位名单的列", "the headers of posts"),
    keys: [
      .header("subject", Bilingual("属于哪个对象", "the subject"), example: "单位编号"),
      .header("place", Bilingual("网格", "the place"), example: "网格编号"),
      .header("role", Bilingual("角色", "the role"), example: "角色"),
      .header("holder", Bilingual("谁担任，空缺留空", "who holds it, empty while vacant"), example: "姓名"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let columns = reader.columns(PostColumns.columnsShape, &faults)
    let subject = columns?.text("subject", &faults)
    let place = columns?.text("place", &faults)
    let role = columns?.text("role", &faults)
    let holder = columns?.text("holder", &faults)
    guard let subject, let place, let role, let holder else { return nil }
    self.init(subject: subject, place: place, role: role, holder: holder)
  }
}

extension ContactColumns {
  /// The keys of an input of contacts.
  static let shape = RecordInput.shape(
    "kind: contacts", kind: .contacts,
    Bilingual(
      "联系点名单，一行一对；没有对上的，另一格留空", "leaders and contact points; one cell is empty without the other"),
    keys: [.columns(columnsShape)])

  /// The headers of contacts.
  static let columnsShape = Shape(
    "contacts.columns", Bilingual("联系点名单的列", "the headers of contacts"),
    keys: [
      .header("subject", Bilingual("属于哪个对象", "the subject"), example: "单位编号"),
      .header("leader", Bilingual("领导，没有就留空", "the leader, or empty"), example: "领导"),
      .header("point", Bilingual("联系点，没有就留空", "the contact point, or empty"), example: "联系点"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let columns = reader.columns(ContactColumns.columnsShape, &faults)
    let subject = columns?.text("subject", &faults)
    let leader = columns?.text("leader", &faults)
    let point = columns?.text("point", &faults)
    guard let subject, let leader, let point else { return nil }
    self.init(subject: subject, leader: leader, point: point)
  }
}
