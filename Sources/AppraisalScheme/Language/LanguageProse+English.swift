extension LanguageProse {
  /// The prose of the English reference.
  static let english = LanguageProse(
    introduction: """
      # The scheme language

      An appraisal has two files: `scheme.yaml` holds the rules, `assessment.yaml` says where the records are: who is
      appraised, which files, which columns. The rules can be kept from year to year and reviewed by people who see no
      records. [中文](SchemeLanguage.md)

      ## How to write

      Both files are a small part of YAML:

      - One `key: value` a line, with a blank behind the colon; indentation by blanks, never by tab stops; `#` begins a
        comment.
      - Lists are written `[a, b]`, or with one item a line behind `- `; a single item may stand by itself.
      - A mapping is written `{ key: value, key: value }`, or over several indented lines; both mean the same.
      - There are no anchors, merges and type tags. Text in `"` is taken as it is; `""` is the empty text.
      - Identifiers begin with a lower-case letter and consist of lower-case letters, digits and hyphens, 64 at most.
      - Colons, commas, brackets, quotes and blanks are the plain ones; full-width `：` `，` `｛｝` stand in texts only.
      - Numbers have plain digits, no units, separators or exponents. Weights are per cent: `40` is 40 %, `0.4` is not.

      What changes a denominator or a result has no default and must be written. `pingyi check` lists all misspelt keys,
      missing rules, weights that do not add up to 100 % and bands with holes or overlaps at once, each with its line, the
      arithmetic and a remedy, and a `^` under the mistake. `pingyi check scheme.yaml` looks at a scheme alone.

      Editors can complete and check while you write: `pingyi schema scheme > pingyi-scheme.schema.json` writes the JSON
      Schema; then begin `scheme.yaml` with `# yaml-language-server: $schema=pingyi-scheme.schema.json` (and
      `assessment.yaml` alike). Without that line everything works the same.

      The tables below are written from what the program reads by, so that they cannot differ from it. Links in the column
      “value” lead to the table of what stands there.
      """,
    clauses: """
      ## Which clause is written where

      On the left what rules commonly say, on the right the key by which it is written:
      """,
    scheme: """
      From the top down: the time and the subjects; how ballots are answered and who rates; the indicators, their weights and
      how each is measured; what happens when something is missing and how scores are rounded; then grades and ties. Begin
      with a model: `pingyi init --list` lists them.

      Indicators form a tree: each is the weighted mean of others below it, or is measured from one kind of records. The
      composite is the weighted mean of the topmost ones.

      A whole small scheme:

      ```yaml
      schema: pingyi-scheme/1
      id: small-appraisal
      title: 年度评议
      illustrative: true                     # weights and bounds are made up
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
          abstentions: leaveOut              # out of the denominator
          ifUnmet: noScore                   # too few ballots: no score, never zero
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
      Files are delimited text or workbooks (`.xlsx`, `.xls`), just as they were handed in. There may be title rows above the
      headers, and headers of two or three merged rows, written `upper/lower`: reading begins where all headers named here
      are found. `pingyi init` writes this file and empty tables for a scheme; for one
      of your own, `pingyi init FOLDER --model scheme.yaml`.

      `(跳过)` and `(空)` of the platforms count as unanswered; tests, previews and questionnaires that were not submitted are
      set aside; `〖…〗` is left out and counted.

      The assessment file that goes with the small scheme:

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
      ## The columns of a questionnaire

      For a file with one questionnaire per row, `ratings` say which columns rate whom, and on which item, each in one of
      three ways:

      ```yaml
      ratings:
        - { column: "1、青松小学的服务您满意吗？", rated: DW001, item: 服务 }   # by header
        - { position: F, rated: DW002, item: 服务 }                        # by letters
        - { pattern: "{*}、{rated}的{item}您满意吗？" }                      # by pattern, for many columns
      ```

      In a pattern, `{rated}` is an identifier of the roster, or a name that only one has; `{item}` is the item; `{group}` the
      evaluator group; `{*}` any text; `{{` and `}}` are the braces themselves. All other text must be that of the header; a
      header that can be taken apart in several ways is refused. Columns of a matrix question are called `question—row`. Where
      a column holds the rated (one for each questionnaire), write `rated: header` under `columns`, and only items under
      `ratings`; where a workbook has a sheet for each of the rated, write `sheets: rated`: each sheet is named after an
      identifier or a name that only one has, nobody has two, other sheets must be deleted first, hidden ones are not read but
      noted, and `records` is the sum of all sheets. Exactly one of these places says who is rated.

      ## How files name people and units

      With `by: name` a column holds names, which count where the list has exactly one; others are set aside. With `unit`, name
      and unit must both fit; where its cell is empty, the name alone decides. The unit of a member is an identifier or a name;
      that of a subject is the text of the roster's column `organisation`. How often a file of spellings was used is noted.

      Spellings that the list does not have are reported with the nearest names or identifiers;
      `pingyi check FOLDER --draft-mapping names.csv` writes them as a draft, to be completed and then declared as `names`. A
      file that exists is never overwritten.

      ## Quarantined records

      `result/issues.csv` has a problem per row. A refused file was not used and must be put right; a quarantined record does not
      count, so that the result is not final. There are two ways:

      1. Put the file right (or the spellings, the `aliases`) as the last column says, and run again.
      2. For what should not count, state a decision in `assessment.yaml`, with the file, the sheet, the line and the code as
         `issues.csv` has them:

      ```yaml
      decisions:
        - file: services.xlsx
          sheet: 2025             # needed with `line` where several sheets have such records
          line: 19                # without it, all records of the file (or sheet) with this code
          code: totals-row
          decidedBy: the office
          reason: a row of sums is no service
      ```

      A decision says that somebody knows and answers for it; it does not make the record count. Decisions without a record are
      pointed out.

      A record counts as a whole or not at all: where a questionnaire in a row has one cell that cannot be read, all ratings of
      the row are set aside.
      """)
}
