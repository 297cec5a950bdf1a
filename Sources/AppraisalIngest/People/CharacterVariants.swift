/// Characters that lists mix although each has its own code point.
///
/// A short list, not a dictionary: forms of one character in mainland, traditional and Japanese
/// print that are met in names and units, and the five surnames that the withdrawn scheme of 1977
/// wrote short. The first of each row stands for all of it.
enum CharacterVariants {
  /// One row per character and its variants.
  static let rows: [String] = [
    // Forms of one character.
    "户戶戸", "吴吳呉", "吕呂", "黄黃", "青靑", "真眞", "温溫", "强強", "峰峯", "群羣", "卫衛衞", "晋晉",
    "德徳", "清淸", "值値", "教敎", "税稅", "脱脫", "悦悅", "锐銳鋭", "高髙", "镇鎮鎭", "杰傑", "喆哲",
    "堃坤", "升昇陞", "岩巖", "昆崑", "侄姪", "册冊", "柏栢", "村邨", "草艸", "里裏裡", "台臺", "赞贊",
    "奖獎", "录錄録", "产產産", "绿綠緑", "内內", "说說説", "查査", "曾曽", "云雲", "历歷歴",
    // Traditional forms of frequent surnames and of words in the names of units.
    "张張", "刘劉", "陈陳", "杨楊", "赵趙", "孙孫", "马馬", "罗羅", "谢謝", "韩韓", "冯馮", "邓鄧", "许許",
    "苏蘇", "卢盧", "蒋蔣", "叶葉", "阎閻闫", "钟鐘鍾", "陆陸", "贾賈", "邹鄒", "龙龍", "万萬", "钱錢",
    "汤湯", "龚龔", "东東", "国國", "华華", "荣榮", "区區", "县縣", "乡鄉", "党黨", "总總", "会會",
    "学學", "医醫", "办辦", "处處", "务務", "联聯", "业業", "农農",
    // Surnames that the scheme of 1977 wrote short.
    "萧蕭肖", "傅付", "戴代", "蓝藍兰",
  ]

  private static let representatives: [UInt32: UInt32] = {
    var table: [UInt32: UInt32] = [:]
    for row in rows {
      guard let first = row.unicodeScalars.first?.value else { continue }
      for variant in row.unicodeScalars.dropFirst() { table[variant.value] = first }
    }
    return table
  }()

  /// The character that stands for a character and its variants.
  /// - Parameter value: A code point.
  /// - Returns: The first of its row; itself when it is on none.
  static func representative(of value: UInt32) -> UInt32 { representatives[value] ?? value }
}
