extension LanguageProse {
  /// The prose of the Chinese reference.
  static let chinese = LanguageProse(
    introduction: """
      # 方案语言

      一次评议有两个文件：`scheme.yaml` 写规则（怎么评），`assessment.yaml` 写数据（评谁、表在哪里、哪一列是什么）。规则可以
      年年沿用、请人审阅，不必看到任何数据。[English](SchemeLanguage.en.md)

      ## 怎样写

      两个文件都是 YAML 的一小部分：

      - 一行一个 `键: 值`，半角冒号后留一个空格；用空格缩进，不用制表符；`#` 后面是注释。
      - 列表写成 `[甲, 乙]`，或者每项一行、以 `- ` 开头；只有一项时可以直接写这一项。
      - 一段内容可以写成 `{ 键: 值, 键: 值 }`，也可以换行缩进来写，意思相同。
      - 没有锚点、合并和类型标签。`"` 引起来的是原文；`""` 是空的文字。
      - 标识以小写字母开头，只用小写字母、数字和连字符，不超过 64 个。
      - 冒号、逗号、括号、引号和空格都用半角（`:` `,` `{ }` `[ ]`），全角的 `：` `，` `｛｝` 只能出现在文字中。
      - 数字用半角，不带单位、千分位和指数。权重写百分数：`40` 就是 40%，`0.4` 不是 40%。

      凡是会改变分母或结果的规定都没有默认值，必须写明。写错的键、缺少的规定、权重合计不是 100%、等次有空档或重叠，
      `pingyi check` 会一次全部列出，写明第几行、算式和改法，并在出错处画 `^`。只看一个方案文件时写 `pingyi check scheme.yaml`。

      编辑器可以边写边提示：`pingyi schema scheme > pingyi-scheme.schema.json` 写出 JSON Schema，再在 `scheme.yaml` 第一行写
      `# yaml-language-server: $schema=pingyi-scheme.schema.json`（`assessment.yaml` 同理）。不写这一行也不影响评议。

      下面的表由程序的读取规则写出，不会与程序不一致。“必须写”的键不写就不能评议。“写什么”一栏里的链接指向那一段内容的表。
      """,
    clauses: """
      ## 哪条规定写在哪里

      左边是考核办法里常见的说法，右边是写它的键：
      """,
    scheme: """
      从上往下：评什么周期、评谁；选票怎么填、谁来评；有哪些指标、各占多少、怎样由记录算出；缺了怎么办、小数怎么取舍；
      最后是等次和同分的规则。可以从 `Models/` 里的范本改起：`pingyi init --list` 列出全部范本。

      指标是一棵树：每个指标要么有下级指标（按权重平均），要么直接由一种记录算出。综合得分是最上一层的加权平均。

      一个完整的小方案：

      ```yaml
      schema: pingyi-scheme/1
      id: small-appraisal
      title: 年度评议
      illustrative: true                     # 权重和分数线是示意
      period: 2025
      subjects: 单位
      scales:
        satisfaction:
          words:
            - { word: 满意, points: 100, aliases: [很满意] }
            - { word: 基本满意, points: 80 }
            - { word: 不满意, points: 40 }
          abstain: [弃权, 不了解]
          unanswered: [""]
      panels:
        dual:
          scale: satisfaction
          abstentions: leaveOut              # 弃权不计入分母
          ifUnmet: noScore                   # 票数不足时没有得分，不按 0 分
          groups:
            - { id: residents, title: 居民, weight: 60, minimumValid: 50 }
            - { id: peers, title: 同级单位, weight: 40 }
      indicators:
        - id: review
          title: 双评议
          weight: 60
          measure: { ballots: { input: ballots, panel: dual } }
        - id: services
          title: 每人每半年服务一次
          weight: 40
          measure:
            services:
              { input: services, per: member, atLeast: 1, window: halfYear, spread: each, credit: linear }
      missing: noScore
      rounding: { places: 2, mode: halfUp, stage: final }
      grades:
        - { grade: 优秀, from: 90 }
        - { grade: 合格, from: 60 }
        - { grade: 不合格, from: 0 }
      tieBreak: [review]
      ```
      """,
    assessment: """
      文件可以是 CSV 等分隔文本，也可以是 `.xlsx`、`.xls` 工作簿，原样交来即可。表头上面可以有标题行，表头可以是合并的两三行
      （写成 `上/下`）：写的列名都在其中一行（或几行）里时，自动从那里读起。`pingyi init` 按方案写好这个文件和待填写的空表；
      自己写的方案用 `pingyi init 新文件夹 --model 方案.yaml`。

      平台导出的“(跳过)”“(空)”按未答处理，测试、预览、未提交的答卷待处理，`〖补充〗` 略去并计数。

      与上面的小方案相配的评议文件：

      ```yaml
      schema: pingyi-assessment/1
      title: 2025 年度评议
      scheme: scheme.yaml
      roster:
        file: 名册.xlsx
        columns: { id: 单位编号, name: 单位名称 }
      members:
        file: 党员.csv
        columns: { id: 党员编号, name: 姓名, subject: 单位编号 }
      inputs:
        ballots:
          kind: ballots
          file: 测评票.csv
          layout: long
          group: { column: 评价主体 }
          columns: { rater: 票号, rated: 单位编号, answer: 评价 }
        services:
          kind: services
          file: 服务台账.csv
          of: members
          columns: { who: 党员编号, date: 服务日期 }
      decisions:
        - { file: 服务台账.csv, code: totals-row, decidedBy: 考核办, reason: 合计行不是服务记录 }
      ```
      """,
    records: """
      ## 问卷的列

      一行一卷的文件用 `ratings` 说明哪些列评谁、评哪一项，每条用一种方式指明列：

      ```yaml
      ratings:
        - { column: "1、青松小学的服务您满意吗？", rated: DW001, item: 服务 }   # 按列名
        - { position: F, rated: DW002, item: 服务 }                        # 按列号
        - { pattern: "{*}、{rated}的{item}您满意吗？" }                      # 按模式，一条对应许多列
      ```

      模式中 `{rated}` 是被评对象的编号，或名册中唯一的名称；`{item}` 是项目；`{group}` 是评价主体；`{*}` 是任意文字；
      `{{`、`}}` 是括号本身。其余文字须与列名完全相同；能有多种拆法的列名会被拒收。矩阵题的列名是 `题干—行`。被评对象写在
      一列里时（每卷评一个对象），在 `columns` 中写 `rated: 列名`，`ratings` 只写项目；每个被评对象一张工作表时写
      `sheets: rated`：表名为其编号或名册中唯一的名称，一个对象只能有一张，汇总表等别的工作表请先删去，隐藏的表不读、只给提示，
      `records` 是各表之和。被评对象须由且只由一处给出。

      ## 文件里怎样称呼对象

      `by: name` 时列里是名称，名册中恰有一个时采用，重名则待处理。写了 `unit` 时名称与单位须都相符；该格为空则只看名称。党员的
      单位写编号或名称均可，被评对象的单位是名册中 `organisation` 一列的原文。对照表用到的次数会列为提示。

      名册里没有的写法会连同相近的名称或编号一起列出；`pingyi check 文件夹 --draft-mapping 对照表.csv` 把它们写成对照表草稿
      （可用 Excel 打开），核对补全后用 `names` 声明即可。已有的文件不会被覆盖。

      ## 待处理的记录

      `result/issues.csv` 每行一个问题。“拒收”的文件没有用，必须改正；“待处理”的记录没有计入，结果因此不是最终结果。办法有两种：

      1. 按“怎么办”一列改正原文件（或对照表、`aliases`），再运行一次。
      2. 确实不该计入的，在 `assessment.yaml` 中写明决定，文件名、工作表、行和代码照抄 `issues.csv`：

      ```yaml
      decisions:
        - file: 服务台账.xlsx
          sheet: 2025年           # 几张工作表都有待处理记录时，写了 line 就要写
          line: 19                # 不写则该文件（该工作表）中这一代码的全部记录
          code: totals-row
          decidedBy: 街道考核办
          reason: 合计行不是服务记录
      ```

      决定只说明有人知情并负责，不会把记录算进去。没有对应记录的决定会被指出。

      一条记录要么整条采用，要么整条不计：一行一卷的问卷中有一格填得不对，这一行的全部评分都待处理。
      """)
}
