//! The fixed labels of the page, each with its text in both languages. End-to-end tests and the user guide refer to
//! many of them by their text, so that a change of a text has to be made there, too.

use super::Language;

macro_rules! labels {
    ($(#[doc = $what:literal])* $table:ident { $($name:ident: $japanese:literal, $english:literal;)* }) => {
        $(#[doc = $what])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(clippy::doc_markdown, reason = "the documentation of a label is the label")]
        pub enum $table {
            $(#[doc = $japanese] $name,)*
        }

        impl $table {
            /// Every label, for the tests that read them through.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The text of the label in that language.
            pub fn text(self, language: Language) -> &'static str {
                match self {
                    $(Self::$name => language.choose($japanese, $english),)*
                }
            }
        }
    };
}

pub(super) use labels;

labels! {
    /// A fixed label of the page.
    Label {
        Product: "地域計画ワークブック", "Regional Plan Workbook";
        SkipToMain: "メインへ移動", "Skip to main content";
        OtherLanguage: "English", "日本語";
        Undo: "元に戻す", "Undo";
        Redo: "やり直す", "Redo";
        CloseMessage: "このお知らせを閉じる", "Dismiss this message";
        PastedTable: "貼り付けた表", "Pasted table";
        WholeMessage: "全文", "Whole message";
        OtherViews: "その他", "More";
        PlanViews: "この計画の画面", "Views of this plan";

        PlanList: "計画一覧", "Plans";
        NewPlan: "新しい計画", "New plan";
        FromSample: "見本から作る", "Start from a sample";
        ReadFile: "ファイルを読み込む", "Open a file";
        LoadForm: "様式を読み込む", "Load a form";
        ReplaceForm: "置き換える", "Replace";
        RemoveForm: "外す", "Remove";
        SaveAll: "すべて保存", "Save everything";
        SaveAllGivesAway: "「すべて保存」のファイルには、やりとりの記録（前に送った表、回答者名など）も入ります。件数を見る",
            "“Save everything” also saves the records of what was sent out and answered. See how many";
        OpenFolderFile: "フォルダの計画ファイルを開く", "Open from a folder";
        Rename: "名前を変更", "Rename";
        PlanName: "計画の名称", "Name of the plan";
        FindPlan: "計画を探す", "Find a plan";
        ColumnState: "状態", "State";
        ToBin: "ごみ箱へ", "Move to bin";
        Bin: "ごみ箱", "Bin";
        CompareTwo: "二つを比べる", "Compare two";
        WipeAll: "この端末からすべて消す", "Delete everything from this device";
        BackToList: "計画一覧へ戻る", "Back to the plans";
        ListIsEmpty: "まだ計画がありません。「新しい計画」で様式を選ぶか、「見本から作る」で数値の入った見本を開いてください。受け取った計画ファイルは「ファイルを読み込む」で開けます。",
            "No plans yet. Choose a form under “New plan”, or open a sample that has its figures already. To open a plan file you have received, use “Open a file”.";
        ColumnPlan: "団体・計画", "Body and plan";
        ColumnIndicators: "指標", "Indicators";
        ColumnEntered: "実績入力", "Actuals entered";
        ColumnStates: "達成の様子", "Achievement";
        ColumnGrades: "判定", "Grades";
        ColumnFindings: "指摘", "Findings";
        ColumnSaved: "保存", "Saved";
        NewestEndedYear: "終了した直近の年度", "Newest ended year";
        OnlyUnanswered: "未回答あり", "Inquiry not answered";
        OnlyMissing: "未入力あり", "Actuals missing";
        NoPlanPasses: "この条件に合う計画はありません。", "No plan matches these filters.";
        WriteListCsv: "CSVで書き出す", "Save as CSV";
        ColumnActions: "操作", "Actions";

        ViewFacts: "基本情報", "Basics";
        ViewChecks: "チェック", "Checks";
        Confirm: "決定", "OK";
        ViewKpi: "数値目標と実績", "Targets and actuals";
        ViewExchange: "取込・出力", "Files";
        ViewInquiry: "照会", "Inquiry";
        ViewPrint: "印刷", "Print";
        ViewFiling: "提出前の確認", "Before filing";
        ViewDocument: "本文", "Text";
        ActivityLog: "活動記録", "Activity log";
        ActualSource: "実績のつけ方", "Where actuals come from";
        SurveyChoices: "区分（アンケートの答え）", "Answers of the survey";
        Adopted: "入力した値を採る年度", "Years whose typed actual counts";
        PeriodBreak: "計画の区切り", "Break between plans";
        Follows: "前の計画の指標", "Indicators of the plan before";
        ViewAmendment: "変更", "Amendments";
        ViewEvaluation: "効果検証", "Evaluation";
        Outline: "目次", "Outline";
        ChangeHeading: "見出しを変える", "Change the heading";
        EditInGrid: "表で直す", "Edit in the grid";
        FormMayChange: "様式を変えても、書いたものは失われません。", "Changing the form loses nothing you have written. Headings of the Japanese form stay in Japanese, as they are printed.";
        KeptTexts: "この様式に置き場所のない文", "Texts that this form has no place for";
        KeptTextsHint: "印刷されません。ここで直せます。置き場所のある様式に変えると、元の項目に戻ります。",
            "These are not printed. You can edit them here; they return to their sections if you switch to a form that has them.";
        SkipToGrid: "表へ移動", "Go to the table";
        SkipGrid: "表を飛ばす", "Skip the table";
        AddIndicator: "指標を追加", "Add an indicator";
        AppendYear: "末尾に年度を追加", "Add a year at the end";
        PrependYear: "先頭に年度を追加", "Add a year at the start";
        NoIndicators: "指標がまだありません。「指標を追加」で行を作ってください。", "No indicators yet. Use “Add an indicator” to make a row.";
        Tools: "表の操作", "Table tools";
        RowTarget: "目標", "Target";
        RowApproved: "変更前", "Was";
        RowActual: "実績", "Actual";
        RowTargetLevel: "目標（水準）", "Target (level)";
        RowActualLevel: "実績（水準）", "Actual (level)";
        RowRunningTarget: "目標累計", "Running target";
        RowRunningActual: "実績累計", "Running actual";
        RowRate: "達成率", "Achievement";
        ColumnRow: "区分", "Row";
        ColumnTotal: "合計", "Total";
        ColumnCumulative: "累計", "Total";
        ColumnStanding: "達成状況", "Progress";
        RowYearRate: "単年度達成率", "Rate for the year";
        ShownLines: "表示する行", "Rows shown";
        LevelsShown: "水準", "Levels";
        Compact: "詰めて", "Compact";
        YearColumns: "年度の列", "Year columns";
        FitYears: "期間に列を合わせる", "Fit to the period";
        YearsFittedAlready: "列はもう事業実施期間に合っています。期間は「基本情報」の事業実施期間です。", "The columns already match the project period, which is set under “Basics”.";
        ActsOf: "の操作", "actions";
        CloseDetails: "詳細を閉じる", "Close the details";
        Rates: "達成率", "Rates";
        WholePeriod: "計画期間", "Whole period";
        Unit: "単位", "Unit";
        BasisQuestion: "目標の数え方", "How targets are counted";
        Details: "詳細", "Details";
        MoveUp: "上へ", "Move up";
        MoveDown: "下へ", "Move down";
        Copy: "複製", "Duplicate";
        Delete: "削除", "Delete";
        Measure: "指標の種類", "Kind of indicator";
        Bound: "目標の条件", "Condition of the target";
        Direction: "めざす向き", "Aim";
        Restating: "目標の書き方を直す", "Restate the targets";
        RestatedBefore: "今", "Now";
        RestatedAfter: "直した後", "After";
        Group: "グループ", "Group";
        NoGroup: "グループなし", "No group";
        Responsible: "所管課", "Section in charge";
        Definition: "定義と算出方法", "Definition and method";
        Source: "出典", "Source";
        BaselineTime: "開始前の値の時点", "Date of the baseline";
        Measured: "把握時期", "When known";
        LevelMeaning: "開始前の値の意味", "What the baseline counts";
        ActualsAre: "実績の書き方", "How actuals are entered";
        StatedTotal: "記載の累計", "Stated total";
        PartOf: "内訳（うち書き）", "Part of";
        PartOfNone: "内訳ではない", "Not part of another";
        PartMark: "うち", "of which";
        StatedRate: "記載の達成率", "Stated rate";
        StatedRates: "資料に記載の達成率・評価", "Rates and grades stated in the document";
        StatedRateOrGrade: "記載の達成率・評価", "Stated rate or grade";
        StatedFormula: "記載の出し方", "Stated formula";
        ComputedRate: "計算", "Computed";
        OfTheWhole: "全体", "Overall";
        NoteTarget: "目標の備考", "Note on targets";
        NoteActual: "実績の備考", "Note on actuals";
        PlanGone: "この計画は見つかりません。計画一覧から選び直してください。", "This plan cannot be found. Please choose one from the list.";

        Reload: "読み直す", "Reload";
        MergePlans: "合わせる", "Merge";
        SaveAgain: "もう一度保存", "Save again";
        SaveAsAnother: "別の計画として保存", "Save as another plan";
        Saving: "保存中", "Saving";
        Saved: "端末に保存済み", "Saved on this device";
        SavedOnce: "端末に保存済み（電源断に備えていません）", "Saved on this device (not protected against power failure)";
        SavedInFile: "端末とファイルに保存済み", "Saved on this device and in the file";
        CannotSave: "保存できません", "Cannot save";
        Unnamed: "（名称未入力）", "(no name yet)";

        NoFindingsShort: "指摘なし", "No findings";
        EmptyBin: "ごみ箱を空にする", "Empty the bin";
        EmptyForGood: "完全に消す", "Delete for good";
        KeepBin: "やめる", "Keep them";
        SaveBeforeWiping: "先にファイルへ書き出す", "Save it all to a file first";
        WipeNow: "確かに消す", "Yes, delete it";
        KeepAll: "消さずに残す", "Keep it";
        NothingToWipe: "この端末に保存されているものはありません。", "Nothing is stored on this device.";
        Wiped: "この端末から、この計画帳の保存内容をすべて消しました。書き出したファイルは消えていません。",
            "Deleted everything this program stored on this device. Files you saved are still there.";
        WhatIsCounted: "数えるもの", "What is counted";
        SinceWhen: "いつから", "Starting when";
        AnswersMayStayBlank: "三つとも、後から書くこともできます。", "You can fill in all three later.";
        InBin: "この計画はごみ箱にあります。", "This plan is in the bin.";
        PutBack: "元へ戻す", "Put back";
        BinIsEmpty: "ごみ箱は空です。計画一覧で「ごみ箱へ」を押した計画がここに入ります。",
            "The bin is empty. Plans you move to the bin from the list appear here.";
        Form: "様式", "Form";
        FirstYear: "最初の年度", "First fiscal year";
        YearCount: "年数", "Number of years";
        MakeWithForm: "この様式で作る", "Create with this form";
        ChooseSample: "見本を選ぶと、その数値を入れた計画が新しくできます。", "Choose a sample to make a new plan with its figures.";
        BothCalendars: "元号を併記する", "Show era years too";
        Required: "必須", "Required";
        NotEntered: "未入力", "Not entered";
        AllOfThem: "すべて", "All";
        FilterFindings: "重さで絞り込む", "Filter by severity";
        NoFindings: "指摘はありません。", "No findings.";
        NoneOfThese: "この重さの指摘はありません。", "No findings of this severity.";
        Silence: "確認済みにする", "Mark as checked";
        SilenceReason: "確認済みにする理由", "Reason for marking it as checked";
        ReasonNeeded: "理由を書いてください。後で見た人が、なぜそのままでよいかわかるようにします。",
            "Please give a reason, so that anyone who looks later knows why this is fine.";
        Silenced: "確認済み", "Checked";
        Unsilence: "確認済みを取り消す", "Show again";
        CellBar: "選んだ欄", "Selected cell";
        CellStates: "値の状態", "Status of the value";
        CellKey: "Alt+↓ でここへ、Esc で表へ", "Alt+↓ comes here, Esc goes back";
        CellNote: "備考", "Note";
        AddToCell: "＋足す", "+ Add";
        AddedNumber: "足す数", "Number to add";
        AddNow: "足す", "Add it";
        NothingToAdd: "足す数を数字で入力してください。", "Please enter the number to add in digits.";
        Numerator: "分子", "Numerator";
        Denominator: "分母", "Denominator";
        EarlierReason: "変更の理由", "Reason for the change";
        NoCell: "表の欄を選ぶと、その欄のことがここに出ます。", "Select a cell in the table to see its details here.";
        StateFinal: "確定", "Final";
        StatePreliminary: "速報", "Preliminary";
        StateEstimate: "見込", "Estimate";
        StateNotApplicable: "該当なし", "Not applicable";
        StateUnknown: "未把握", "Not known";
        StateBeingCounted: "集計中", "Being counted";
        StateUnderSurvey: "調査中", "Under survey";
        StateUnpublished: "未公表", "Unpublished";
        StateIncalculable: "算定不能", "Incalculable";
        StateIncomparable: "比較不能", "Incomparable";
        ChooseCellFirst: "先に、表の中の目標か実績の欄を選んでください。", "First select a target or an actual in the table.";
        NumberFirst: "速報・見込・確定を選べるのは、数値の入った欄です。先に数値を入力してください。",
            "Only a number can be final, preliminary or an estimate. Please enter one first.";
        SearchIndicators: "検索", "Search";
        FilterGroup: "グループで絞り込む", "Filter by group";
        EnterResponsible: "所管課を入力", "Enter the section";
        FilterResponsible: "所管課で絞り込む", "Filter by section in charge";
        NoneOfThem: "（未記入）", "(blank)";
        ViewClose: "年度の実績入力", "Enter actuals";
        ColumnIndicator: "指標", "Indicator";
        CloseYear: "年度", "Year";
        OpenFirst: "未入力を先に", "Missing ones first";
        PasteNothing: "貼り付けない", "Don’t paste";
        NotMovedWhileSorted: "並べ替えの間は行を動かせません。「No」を押すと計画の順に戻ります。", "Rows cannot be moved while the view is sorted. Press “No.” for the order of the plan.";
        SortByNumber: "No", "No.";
        NotPastedOutOfOrder: "並びが計画の順ではない（未入力が先）ため、何件もの値は貼り付けていません。「未入力を先に」を切ってから、もう一度貼り付けてください。",
            "Figures of several indicators were not pasted, because the rows are not in the order of the plan (missing ones first). Switch “Missing ones first” off, then paste again.";
        PasteWithoutPlace: "貼り付ける先が選ばれていません。数値は入れる最初のセルを、新しい指標の表は指標名の欄を選んでから、もう一度貼り付けてください。",
            "No place to paste is chosen. Choose the first cell for figures, or the name of an indicator for a table of new ones, then paste again.";
        SurveyYears: "調査の年", "Survey years";
        NotesOfYears: "年度ごとの備考", "Notes by year";
        AsTyped: "入力したときの表記", "As typed";
        Earlier: "差し替え前の値", "Replaced values";
        OtherReadings: "資料のほかの箇所での記載", "As stated elsewhere in the document";

        NotFinal: "速報・見込", "Preliminary or estimated";
        PeriodTarget: "計画期間の目標", "Target for the whole period";
        TargetOfAllYears: "全期間の目標", "Target for all years";
        NoValueYet: "値のない年度", "No value yet";

        Overview: "概況", "Overview";
        NothingToOversee: "指標がまだありません。「数値目標と実績」で指標を作ると、年度ごとの達成の様子がここに並びます。",
            "No indicators yet. Add one under “Targets and actuals” to see its progress by year here.";
        OverviewYear: "年度", "Fiscal year";
        StateFilter: "判定ごとの件数", "Counts by state";
        FilterState: "状態で絞り込む", "Filter by state";
        ByGroup: "グループ別", "By group";
        IndicatorName: "指標名", "Indicator";
        Chart: "グラフ", "Chart";
        PrintEvaluation: "効果検証シートを印刷", "Print the evaluation sheet";
        WriteEvaluation: "効果検証シートをWordで書き出す", "Save the evaluation sheet as a Word file";
        PrintReport: "議会報告を印刷", "Print the report to the assembly";
        WriteReport: "議会報告をWordで書き出す", "Save the report to the assembly as a Word file";
        EvaluationLayout: "シートの様式", "Layout of the sheet";
        UsualLayout: "標準", "Usual";
        NationalLayout: "国への報告の項目", "Items of the report to the State";
        BulletColumn: "実績・目標", "Actual and targets";
        CopyTable: "表をコピー", "Copy the table";
        TableCopied: "表をコピーしました。Word や Excel に貼り付けられます。", "Table copied. You can paste it into Word or Excel.";
        NotCopied: "コピーできませんでした。ブラウザーがクリップボードへの書き込みを許可していません。", "Could not copy: the browser does not allow writing to the clipboard.";
        SavePicture: "図を保存", "Save the chart";
        AsSvg: "SVG（拡大してもきれい）", "SVG (sharp at any size)";
        AsPng: "PNG（貼り付け用の画像）", "PNG (an image to paste)";
        NoPicture: "図を保存できませんでした。", "The chart could not be saved.";
        PrintOneSheet: "一枚で印刷", "Print on one sheet";
        NothingPasses: "この条件に合う指標はありません。", "No indicator matches these filters.";
        AsOfToday: "基準日: 今日", "As of: today";
        HowRated: "達成率の出し方", "How the rate is calculated";
        PrintIt: "印刷する", "Print";
        PrintWhat: "印刷するもの", "What to print";
        PrintDocument: "計画書（本文・様式どおり）", "The plan document, as the form has it";
        PrintList: "一覧", "List";
        PrintSheets: "指標ごとの表", "A sheet for each indicator";
        PrintChosen: "選んでいる指標だけ", "Only the selected indicator";
        ListOfKpis: "数値目標と実績の一覧", "List of targets and actuals";
        FinalTarget: "最終目標", "Final target";
        ColumnSum: "累計", "Total";
        DocumentMeaning: "A4縦で印刷します。次の用紙が、そのまま紙とWordのファイルになります。", "Prints on A4 portrait. The sheet below is exactly what goes on paper and into the Word file.";
        WriteWord: "Wordで書き出す", "Save as a Word file";
        WritePlanForWord: "計画書をWordで書き出す", "Save the plan document as a Word file";
        WordWritten: "Wordのファイルを書き出しました。ブラウザーのダウンロードの場所にあります。", "Word file saved in your browser’s download folder.";
        WordNotWritten: "Wordのファイルを作れませんでした。ページの接続を確かめて、もう一度押してください。内容は変わっていません。", "Could not make the Word file. Please check your connection and try again. Nothing has changed.";
        CopyDocument: "全文をコピー", "Copy the whole text";
        CopySection: "コピー", "Copy";
        SectionCopied: "見出し、文、表をコピーしました。Wordに貼り付けられます。", "Headings, text and tables copied. You can paste them into Word.";
        SearchWords: "検索と置換", "Search and replace";
        Sought: "検索する文字", "Search for";
        ReplacedBy: "置き換える文字", "Replace with";
        ReplaceAll: "すべて置き換える", "Replace all";
        SearchMeaning: "この計画の本文、基本情報、指標の名前や説明や備考を探します。数値、単位、日付、金額は探さず、置き換えません。", "Searches this plan’s text, basics, and the names, descriptions and notes of its indicators. Figures, units, dates and amounts are neither found nor replaced.";
        ReadDocument: "計画書の形で読む", "Read as printed";
        FilingMeaning: "計画書を出す前に、残っている指摘、記載の一致、記入すべき欄、添付書類を確かめます。", "Before the document goes out: open findings, consistency, required fields and attachments.";
        FilingCaution: "提出できるかどうかは、提出先の様式と手引きで確かめてください。", "Check the form and the instructions of the receiving office before filing.";
        FilingCopies: "記載の一致", "Consistency";
        FilingWhat: "項目", "Item";
        FilingPlaces: "記載箇所", "Stated in";
        FilingResult: "結果", "Result";
        FilingContent: "記載内容", "Content";
        KpiTables: "指標の表", "Table of indicators";
        LastDays: "計画期間と事業実施期間の終期", "Ends of the plan and of the project";
        FilingSingle: "1か所のみ", "One place only";
        FilingEqual: "同じ", "Same";
        FilingDiffers: "違う", "Different";
        FilingSections: "記入すべき欄", "Required fields";
        FilingNotWritten: "印刷で（未記入）となる欄", "Fields printed as “not written”";
        FilingFindings: "残っている指摘", "Open findings";
        FilingAttachments: "添付書類", "Attachments";
        FilingAlways: "常に", "always required";
        GradingRule: "判定の規則", "Rule of grades";
        LoadRule: "規則を読み込む", "Load a rule";
        SheetColumns: "様式の項目", "Parts of the form";
        SheetColumnsMeaning: "お使いの様式にある項目を選びます。選ばない項目は、書くまで表示しないか、たたんでおきます。", "Choose what your form asks for. The rest stays folded or hidden until something is written there.";
        OpenRow: "開く", "Open";
        EvaluationState: "段階", "Stage";
        EvaluationGrade: "判定", "Grade";
        GradeBefore: "前年の判定", "Grade last year";
        MeasureBefore: "前年の今後の取組", "Last year’s next steps";
        NoMeasureBefore: "前年の効果検証に今後の取組はありません。", "Last year’s evaluation has no next steps.";
        EvaluatedProject: "事業の評価", "Project";
        EvaluatedGoals: "基本目標の評価", "Goals";
        Opinions: "意見と対応", "Opinions and replies";
        AddOpinion: "意見を追加", "Add an opinion";
        RemoveOpinion: "この意見を削除", "Delete this opinion";
        Money: "費用", "Costs";
        Meetings: "会議", "Meetings";
        AddMeeting: "会議を追加", "Add a meeting";
        RemoveMeeting: "この会議を削除", "Delete this meeting";
        Publication: "公表・報告", "Publication and report";
        SettleSheet: "確定する", "Settle";
        PublishSheet: "公表する", "Publish";
        ReopenSheet: "記入中に戻す", "Open again";
        ReopenReason: "戻す理由", "Reason for opening again";
        GoBack: "戻る", "Back";
        SheetSettledNow: "確定しました。数値、達成率、判定はこの日のまま残ります。", "Settled. Figures, rates and grades stay as of today.";
        SheetPublishedNow: "公表済みとしました。", "Marked as published.";
        SheetPublishedWithoutDay: "公表済みとしました。公表日は未記入です。", "Marked as published. The day is still to be entered.";
        SheetReopenedNow: "記入中に戻しました。", "Opened again.";

        ApprovalHistory: "認定・変更の履歴", "Approvals and amendments";
        RecordApproval: "認定版として登録", "Record as approved";
        RecordIt: "登録する", "Record";
        ApprovalMeaning: "いまの計画の内容を、認定された版として残します。登録した版の内容は変わりません。日付や理由は後からでも書けます。", "Keeps the plan as it stands as an approved version, whose content no longer changes. You can fill in dates and reasons later.";
        ApprovalName: "版の名称", "Name of the version";
        ApprovedOn: "認定日", "Date of approval";
        Procedure: "手続", "Procedure";
        ApprovalReason: "理由", "Reason";
        ApprovalNote: "備考", "Note";
        NoApprovals: "まだ認定版がありません。認定を受けたときの内容で「認定版として登録」を押すと、その後の変更から新旧対照表ができます。", "No approved version yet. Record the plan as it was approved; the comparison table is then made from what you change afterwards.";
        BeginAmendment: "この版から変更案を作る", "Start a draft from this version";
        ReadApproval: "この版を読む", "Read this version";
        RemoveApproval: "登録を取り消す", "Remove this version";
        MakeComparison: "新旧対照表を作る", "Make the comparison table";
        ComparisonAfter: "変更後", "After";
        ComparisonBefore: "変更前", "Before";
        ComparisonRemarks: "備考の欄を設ける", "Add a column for remarks";
        ComparisonHeadings: "見出しを常に表示", "Always show headings";
        ApprovalRecorded: "認定版として登録しました。「元に戻す」で取り消せます。", "Recorded as approved. Use “Undo” to take it back.";
        AmendmentBegun: "この版の内容から変更案を作りました。「元に戻す」で前の内容に戻せます。", "The draft now has the content of this version. Use “Undo” to get the previous content back.";
        ApprovalVersion: "版", "Version";
        RowActions: "操作", "Actions";
        CloseVersion: "閉じる", "Close";
        WriteVersion: "この版を計画ファイルに書き出す", "Save this version as a plan file";
        ProcedureHelp: "どの手続になるか（地域再生法施行規則10条・11条）", "Which procedure applies (ordinance, articles 10 and 11)";
        ComparisonLayout: "体裁", "Layout";
        ComparisonOrder: "並べ方", "Order of the sides";
        ComparisonMark: "変更部分の印", "How changes are marked";
        ComparisonFiller: "片方にないところ", "Where one side is missing";
        ComparisonAfterHead: "新しい側の見出し", "Heading of the new side";
        ComparisonBeforeHead: "古い側の見出し", "Heading of the old side";
        ComparisonOmitted: "略す言葉", "Word for what is left out";
        ChangesInWords: "変更の内容（文章）", "The changes in words";
        NoChanges: "様式に印刷されるところに、変更はありません。", "Nothing that the form prints has changed.";
        CopyWords: "文章をコピー", "Copy the changes in words";
        WordsCopied: "文章をコピーしました。", "Text copied.";
        ApplicationText: "変更の申請に書く内容", "For the application";
        CopyApplication: "申請の文をコピー", "Copy the text";
        ApplicationCaution: "別記様式第二に書き写すための文です。様式そのものではないので、提出先の様式と手引きで確かめてください。変更の理由は、この画面の「変更の理由」か、表の目標の欄の「変更の理由」に書くと入ります。", "Text to copy into form 2 of the ordinance. It is not the form itself, so check the form and the instructions of the receiving office. Reasons appear here once you enter them under “Reason for the change”, on this page or at a target in the table.";
        ApprovalsOfRow: "認定の経過", "In the approved versions";
        DraftInHand: "いまの計画（変更案）", "The plan as it is now (draft)";
        FilingNoFindings: "残っている指摘はありません。", "No open findings.";
        PrintMeaning: "A4横で印刷します。次の用紙が、そのまま紙に出ます。", "Prints on A4 landscape. The sheet below is exactly what goes on paper.";
        NothingToPrint: "指標がまだありません。「数値目標と実績」で指標を作ると、ここに用紙ができます。",
            "No indicators yet. Add one under “Targets and actuals”, and its sheet appears here.";
        RateFormula: "達成率の出し方", "Rate formula";
        RateFormulaDoes: "「各年度の値」の指標に使います。「向きによる」は実績÷目標で、めざす向きが「減らす」の指標は増減によります。指標ごとに変えるときは、その指標の詳細で選びます。開始前の値を入れても出し方は変わりません。",
            "Used for indicators of “value of each year”. “By the aim” is actual ÷ target, and the planned change of indicators that should decrease. An indicator can have its own in its details. Entering a baseline never changes it.";
        RateRounding: "達成率の端数", "Decimals in rates";
        RateRoundingDoes: "すべての達成率の見せ方です。判定は端数を処理する前の値で行い、未達成の達成率は100%とは示しません。",
            "How all rates are shown. Judgements use the exact value, and a rate that misses its target is never shown as 100%.";
        Judging: "判定の言葉と基準", "Judgement words and threshold";
        OnTrackFrom: "「おおむね順調」とする達成率", "Rate that counts as “nearly met”";
        JudgingDoes: "目標に届かなくても、この率（%）以上なら「おおむね順調」とします。開始前より後退した指標は除きます。言葉を空にすると、左の言葉を使います。",
            "A missed target still counts as “nearly met” from this rate (%) up, unless the indicator has fallen behind its baseline. Leave a word blank to use the usual one.";
        WrongThreshold: "1から100までの整数を入力してください。", "Please enter a whole number from 1 to 100.";
        RateFormulaOfPlan: "計画の出し方による", "As in the plan";
        ReferenceDate: "基準日", "Reference date";
        ReferenceDateToday: "今日を基準日にする", "Use today as the reference date";
        ReferenceDateDoes: "この日より前に終わった年度は、検証時期の月を過ぎても実績がなければ知らせます（基本情報に検証時期があるとき）。まだ終わっていない年度は、備考のない確定値があれば知らせます。",
            "For years that ended before this date, you are told about actuals still missing after the month of the evaluation (where “Basics” names one); for years still running, about final values without a note.";
        NextSteps: "対応が必要な事項", "Needs attention";
        NothingToDo: "いまのところありません", "Nothing for now";
        NoReferenceDate: "基準日: 今日。空のあいだは今日を基準日として、実績の記入もれなどを「対応が必要な事項」に挙げます。",
            "Reference date: today. While this is blank, today is used, and missing actuals and the like are listed under “Needs attention”.";
        Signs: "凡例", "Legend";

        TakeOutRaw: "そのまま取り出す", "Download as it is";
        FoundRecords: "見つかった記録", "Recovered records";
        FoundExplained: "ブラウザーが途中で終わったときの控えにだけ残っていた計画です。取り戻すか、捨てるかを選んでください。選ぶまで、このまま残ります。", "These plans survive only in the backup that is kept in case the browser stops unexpectedly. For each, choose whether to take it back or discard it; until then it stays here.";
        DiscardFound: "捨てる", "Discard";
        SetAside: "開けない記録", "Records that could not be opened";
        RemoveForGood: "確かに消す", "Yes, delete it";
        KeepIt: "やめる", "Keep it";
        Machine: "この端末の保存場所", "Storage on this device";
        IsPersistent: "ブラウザーは、この保存場所を自動では消しません。", "The browser will not clear this storage by itself.";
        MayBeCleared: "空きが足りなくなると、ブラウザーがこの保存場所を消すことがあります。大事な計画は「すべて保存」でファイルにも残してください。",
            "The browser may clear this storage when space runs out. Please also keep important plans in a file with “Save everything”.";
        MakeRoom: "保存場所が残り少なくなっています。ごみ箱を空にする、計画の控えを消す、「すべて保存」でファイルに残してから不要な計画を消す、のいずれかで空けてください。",
            "Storage is running low. Empty the bin, delete the copies of a plan, or save plans to a file with “Save everything” and delete those you no longer need.";
        Copies: "控え", "Copies";
        SeeCopies: "控えを見る", "See the copies";
        CopiesMeaning: "計画は、その日に初めて書き換える前、取り込みの前、合わせる前、控えに戻す前の状態を、この端末に自動で控えます。",
            "Copies of the plan are kept on this device automatically: as it was before the first change of a day, before a file is taken in, before a merge, and before going back to a copy.";
        CopiesPolicy: "残すのは、直近3日分のすべて、その前は1日1つを合わせて14日分まで、さらに前は月に1つ、一つの計画に30個までです。全部の計画の控えで保存場所の3分の1までとし、保存する場所が足りなければ古いものから消します。いちばん新しい控えは消しません。",
            "All copies from the last 3 days are kept, then one a day up to 14 days in all, then one a month, at most 30 per plan. All copies together use at most a third of the storage; when room is needed for saving, the oldest go first. The newest copy always stays.";
        NoCopies: "この計画の控えはまだありません。別の日に続きを書いたときや、ファイルを取り込むときに、その前の状態がここに残ります。",
            "No copies of this plan yet. When you continue it on another day or take in a file, its previous state appears here.";
        BackToPlanFiles: "取込・出力へ戻る", "Back to Files";
        ForgetCopies: "この計画の控えをすべて消す", "Delete all copies of this plan";
        CopiesForgotten: "この計画の控えをすべて消しました。", "Deleted all copies of this plan.";
        ColumnWhen: "いつの状態か", "As it was";
        ColumnOccasion: "控えた場面", "Taken";
        ColumnDiffers: "いまとの違い", "Differences from now";
        CompareIt: "比べる", "Compare";
        PutItBack: "戻す", "Go back";
        TakeItOut: "取り出す", "Download";
        AsNow: "いまと同じです", "Same as now";

        SavePlanFile: "計画ファイルを保存", "Save the plan file";
        SendPlanFile: "送る", "Send";
        SaveWithoutRecords: "やりとりの記録を除いて保存", "Save without records";
        ExportLong: "公開用CSVを書き出す", "Export CSV for publishing";
        ExportDictionary: "データの説明(JSON)を書き出す", "Export the data dictionary (JSON)";
        Tables: "表（CSV）", "Tables (CSV)";
        WideMeaning: "表計算用CSVは、Excelなどで記入して送り返してもらうための表です。送ったときの版を控えておき、返ってきたら変わった欄だけを取り込みます。",
            "The CSV for spreadsheets is filled in by a colleague and sent back. The version you sent is kept, so that only the cells that changed are taken in.";
        LongMeaning: "公開用CSVは、1行に1つの値を並べた、オープンデータやプログラムのための表です。データの説明(JSON)は、その項目の意味を書いたものです。",
            "The CSV for publishing has one value per line, for open data and programs. The data dictionary (JSON) explains its columns.";
        Encoding: "文字コード", "Character encoding";
        EncodingUtf8: "UTF-8（ふつうはこちら）", "UTF-8 (the usual one)";
        EncodingCp932: "Shift_JIS（古い表計算ソフトやシステム向け）", "Shift_JIS (for older programs)";
        Continue: "続ける", "Continue";
        NothingChosen: "取り込む項目が選ばれていません。取り込むものを選ぶか、キャンセルを押してください。",
            "Nothing is selected. Select what to take in, or press “Cancel”.";
        UnplacedLine: "行", "Line";
        UnplacedColumn: "列", "Column";
        UnplacedText: "内容", "Content";
        CopyUnplaced: "コピー", "Copy";
        ReadSheet: "表の読み取り", "Reading of the table";
        SheetPlaced: "読み取った", "Read";
        SheetAsked: "確かめる", "To confirm";
        SheetLeftOut: "読まない", "Left out";
        SheetOpen: "未定", "Open";
        SheetGoOn: "確認へ進む", "Go on to the review";
        SheetBaseline: "基準値", "Baseline";
        SheetRate: "記載の達成率", "Stated rate";
        SheetPeriod: "計画期間", "Whole period";
        SheetSkip: "読まない", "Do not read";
        SheetKinds: "目標・実績の別", "Target or actual";
        SheetYears: "年度", "Fiscal year";
        SheetYearAsIs: "見出しのとおり", "As the headings say";
        SheetValues: "数値の範囲", "Range of figures";
        SheetNameOf: "どの指標の値か", "Whose figures";
        SheetSetName: "決める", "Set";
        SheetReported: "報告年度", "Reported year";
        SheetSaid: "決めたこと", "What was said";
        SheetTakeBack: "取り消す", "Take back";
        SheetToConfirm: "確かめること", "To confirm";
        SheetWhole: "表全体", "The whole table";
        SheetPlan: "どの計画に", "Into which plan";
        SheetBody: "団体", "Body";
        SheetFigures: "計画に入る値", "Figures for the plan";
        SheetSay: "何の値か決める", "Say what it is";
        SheetShow: "表で見る", "Show in the table";
        SheetFile: "ファイル・シート", "File or sheet";
        SheetForget: "忘れる", "Forget";
        SheetReadSo: "この読み方で読む", "Read it so";
        SheetReadingsOut: "読み方を書き出す", "Save the readings as a file";
        SheetOnlyYear: "年度だけ決める", "Set only the year";
        SheetChoose: "表の列・行・欄を選ぶと、何の値かを決められます。", "Choose a column, a row or cells of the table to say what they are.";
        DashesMean: "実績の「-」の意味", "What “-” means in the actuals";
        ColumnPlace: "どこ", "Where";
        ColumnKind: "種類", "Kind";
        ColumnBase: "もとの値", "Before";
        CurrentValue: "現在の値", "Now";
        AnsweredValue: "回答の値", "In the file";
        FileValue: "ファイルの値", "In the file";
        TypeValue: "直接入力", "Type a value";
        TypedValue: "入力する値", "Value to enter";
        ByPassage: "段落ごとに選ぶ", "Choose paragraph by paragraph";
        BothPassages: "両方（現在の値、続けて相手の値）", "Both (the current value, then the other side’s)";
        ReadingFile: "ファイルを読み込んでいます。", "Reading the file.";
        FindingKpis: "指標を探しています。", "Looking for indicators.";
        ComparingFiles: "いまの計画と比べています。", "Comparing with the current plans.";
        StopReading: "読み込みをやめる", "Stop reading";
        ReadingStopped: "読み込みをやめました。何も変わっていません。", "Stopped reading. Nothing has changed.";
        OtherKpi: "ほかの指標から選ぶ", "Choose another indicator";
        SheetRows: "表示する指標", "Indicators shown";
        ShowKind: "種類で絞り込む", "Filter by kind";
        AllOurs: "表示中をすべて現在の値にする", "Keep the current value for all shown";
        ColumnTake: "取り込む項目", "Take";
        ExportWide: "表計算用CSVを書き出す", "Export CSV for spreadsheets";
        AnswerBooks: "回答用Excel", "Answer workbooks (Excel)";
        AnswerBooksMeaning: "所管課に記入してもらうためのExcelブックです。記入欄のほかは変えられず、数値と状態だけを受け付けます。返ってきたファイルは「ファイルを読み込む」で選ぶと、変わった欄だけを取り込みます。どの課が回答したかは「照会」に出ます。",
            "Excel workbooks for the sections in charge to fill in. Only the answer cells can be changed, and they accept only figures and states. When workbooks come back, choose them with “Open a file”: only what changed is taken in. “Inquiry” shows which sections have answered.";
        BeginInquiry: "照会をはじめる", "Begin an inquiry";
        BeginAnotherInquiry: "照会し直す", "Ask again";
        BeginInquiryMeaning: "所管課に記入してもらうファイルを書き出します。照会元と電話は返送先として載り、次の照会のために計画に残ります。", "Writes the files for the sections to fill in. Who asks and the telephone number are given as the return address, and are kept with the plan for the next inquiry.";
        InquiryFrom: "照会元", "From";
        InquiryTelephone: "電話", "Telephone";
        SeveralYears: "複数の年度", "Several years";
        AllSections: "すべての課を選ぶ", "Select all sections";
        NoSections: "すべての課を外す", "Deselect all sections";
        WriteInquiryTable: "照会用CSVを書き出す", "Export the inquiry as CSV";
        BooksStopped: "フォルダが選ばれなかったので、何も書き出していません。", "No folder was chosen, so nothing was written.";
        InquiryIsEmpty: "まだ照会していません。書き出すと、どの課が回答したかがここに出ます。", "Nobody has been asked yet. Once you write the files, this page shows which sections have answered.";
        AskSections: "照会をはじめる画面へ", "Go to the inquiry";
        InquiryMeaning: "返ってきた回答用Excelを「ファイルを読み込む」で取り込むと、どの課が回答したかを自動で数えます。「残り」は、いまの計画で未入力か未把握の数値です。", "Take in the workbooks that come back with “Open a file”; which sections have answered is then counted here. “Open” is the number of figures that are missing or not known in the plan as it is now.";
        ChosenInquiry: "照会", "Inquiry";
        AskOpenAgain: "未回答の課にもう一度", "Ask sections without an answer again";
        SectionAnswer: "回答", "Answer";
        FiguresAsked: "照会した数値", "Asked";
        FiguresFilled: "入力済み", "Entered";
        FiguresOpen: "残り", "Open";
        Respondent: "回答者", "Respondent";
        TakenInOn: "取込日", "Taken in";
        AnswerFile: "ファイル", "File";
        SectionActs: "操作", "Actions";
        NoteUnchanged: "変更なしの回答", "Record as unchanged";
        OpenAnswers: "回答を開く", "Open the answers";
        TakeBackAnswer: "取り消す", "Take back";
        ChangedCells: "変えた欄", "Cells changed";
        WhoseAnswer: "だれの", "From";
        AskedYears: "照会する年度", "Years to ask about";
        AnswerDeadline: "回答期限", "Deadline";
        WriteEvaluationTable: "効果検証CSVを書き出す", "Export evaluation CSV";
        AskTexts: "要因と今後の取組も聞く", "Also ask for causes and next steps";
        AskTextsMeaning: "回答用Excelに、効果検証の要因と今後の取組の欄を加えます。前年の今後の取組も並べます。確定した年度の欄は加えません。", "Adds columns for the causes and next steps of the evaluation to the answer workbooks, beside last year’s next steps. Settled years are left out.";
        OnlyOpen: "未入力と未把握の指標だけ", "Only indicators with missing figures";
        WriteAnswerBook: "回答用ブックを書き出す", "Export one answer workbook";
        WriteAnswerBooks: "課ごとに書き出す", "Export one for each section";
        NothingAsked: "照会する指標がありません。年度と課を選ぶか、絞り込みを外してください。", "There are no indicators to ask about. Choose years and sections, or remove the filter.";
        BookNotWritten: "Excelのファイルを作れませんでした。ページの接続を確かめて、もう一度押してください。内容は変わっていません。", "Could not make the Excel file. Please check your connection and try again. Nothing has changed.";
        FormBooks: "国・県の様式（Excel）", "Excel forms of ministries and prefectures";
        AnswerBooksOfGroupMeaning: "仲間に数値を記入してもらうためのExcelブックです。記入欄のほかは変えられません。返ってきたファイルは「ファイルを読み込む」で選ぶと、変わった欄だけを取り込みます。",
            "An Excel workbook for others of the group to fill in. Nothing but the cells to fill in can be changed. Open what comes back with “Open a file”, and only the cells that changed are taken in.";
        AskMembers: "記入をたのむ画面へ", "Go to asking others";
        FormBooksOfGroup: "助成元などの様式（Excel）", "Excel forms of funders";
        FormBookOfGroupMeaning: "助成元などのExcelブックに、印を付けたセルだけ値を書き込みます。書式、入力規則、保護、マクロ、画像はそのまま残ります。計画の内容は変わりません。",
            "Writes figures into the cells you mark in an Excel form from a funder. Formats, checks, protection, macros and pictures stay as they are. The plan does not change.";
        FormBook: "様式ブックに書き込む", "Fill in an Excel form";
        FormBookMeaning: "国や都道府県のExcelブックに、印を付けたセルだけ値を書き込みます。書式、入力規則、保護、マクロ、画像はそのまま残ります。計画の内容は変わりません。",
            "Writes figures into the cells you mark in an Excel form from a ministry or prefecture. Formats, checks, protection, macros and pictures stay as they are. The plan does not change.";
        OpenFormBook: "ブックを選ぶ", "Choose the workbook";
        LoadMarks: "印を読み込む", "Load marks";
        SaveMarks: "印を保存", "Save the marks";
        FormSheets: "シート", "Sheet";
        FormSheetHint: "セルを押すと、そのセルに入れる値を選べます。矢印キーで移り、Enterで選びます。", "Select a cell to choose what goes into it. Arrow keys move, Enter selects.";
        HiddenSheet: "（非表示）", " (hidden)";
        MarkedCell: "印あり", "marked";
        LockedCell: "保護", "locked";
        FormulaCell: "数式", "formula";
        NoHead: "（なし）", "(none)";
        MarkKpi: "指標", "Indicator";
        MarkWhat: "種類", "Kind";
        MarkYear: "年度", "Year";
        SuggestedMark: "行と列の見出しから選んであります。確かめてから付けてください。", "Suggested from the row and column headings. Please check before you mark the cell.";
        ChooseMarkKpi: "指標を選んでください", "Choose an indicator";
        ReadingBook: "ブックを読み込んでいます…", "Reading the workbook …";
        SetMark: "印を付ける", "Mark the cell";
        RemoveMark: "印を外す", "Remove the mark";
        CloseMark: "閉じる", "Close";
        MarkList: "印の一覧", "Marks";
        NoMarks: "印がありません。ブックのセルを押して付けるか、印を読み込んでください。", "No marks yet. Select a cell in the sheet to mark it, or load marks.";
        MarkPlace: "セル", "Cell";
        ReportYear: "報告年度", "Report year";
        FillingList: "書き込む内容", "What will be written";
        FillValue: "書き込む値", "New value";
        FillHeld: "いまの値", "Current value";
        FillOutcome: "扱い", "Outcome";
        WriteAnyway: "書き込む", "Write";
        ThenMarked: "印を付けたとき", "When marked";
        NowInBook: "いま", "Now";
        NothingToWrite: "書き込むセルがありません。", "There are no cells to write.";
        ExchangeGive: "渡す", "Hand over";
        ExchangeTake: "受け取る", "Take in";
        ExchangeKeep: "残す", "Keep";
        FilesOut: "ファイルへの出力", "Export";
        FilesIn: "ファイルからの取込", "Import";
        PlanFileMeaning: "計画ファイル（JSON）には、この計画のすべてと、それまでのやりとりの記録が入ります。共有フォルダに置いて引き継いだり、別の端末で開いたりできます。",
            "The plan file (JSON) holds the whole plan and the records of what was sent and answered. Keep it in a shared folder for your successor, or open it on another device.";
        ReadFileMeaning: "計画ファイルか、送り返された回答用Excelや表計算用CSVを選ぶか、この画面にドラッグしてください（いくつでも）。取り込む前に、何が変わるかを確認できます。",
            "Choose a plan file, or answer workbooks (Excel) and spreadsheet CSVs that came back (as many as you like), or drop them on this page. You see what would change before anything is taken in.";
        Preview: "読み込みの確認", "Check before taking in";
        PreviewFirst: "確認の途中のものがあります。終えるか「キャンセル」を押してから、もう一度保存してください。",
            "Something is already being checked. Please finish or cancel it, then save again.";
        TakeIn: "取り込む", "Take in";
        Cancel: "キャンセル", "Cancel";
        OtherTab: "ほかのタブでの変更", "Changed in another tab";
        OtherTabValue: "ほかのタブの値", "In the other tab";
        TabsDiffer: "同じところが、このタブとほかのタブの両方で変わっています。どちらの値にするか選ぶと、合わせて保存します。選ぶまで、どちらの内容も失われません。",
            "This tab and another have both changed the same places. Choose a value for each, and the changes of both tabs are saved together. Until then, nothing is lost from either.";
        MergedWithTab: "ほかのタブでの変更と合わせて保存しました。", "Saved together with changes made in another tab.";
        FolderValue: "ファイルの値", "In the file";
        KeepOurs: "そのまま", "Keep ours";
        ReplaceOurs: "置き換え", "Replace ours";
        KeepBoth: "別の計画として", "As another plan";
        Compare: "比べる", "Compare";
        CompareMeaning: "二つの計画やファイルを左右に並べ、異なるところを出します。見るだけで、何も取り込まず、何も変わりません。",
            "Shows two plans or files side by side with their differences. This is for viewing only: nothing is taken in, and nothing changes.";
        CompareLink: "計画やファイルを二つ選び、取り込まずに、どこが異なるかを見ます。", "Choose two plans or files and see how they differ, without taking anything in.";
        Left: "左", "Left";
        Right: "右", "Right";
        ChooseSide: "選んでください", "Please choose";
        LeftFile: "左のファイルを選ぶ", "Choose a file for the left";
        RightFile: "右のファイルを選ぶ", "Choose a file for the right";
        PlanOfLeftFile: "左のファイルの中の計画", "Plan in the left file";
        PlanOfRightFile: "右のファイルの中の計画", "Plan in the right file";
        SheetOfLeftFile: "左のブックのシート", "Sheet in the left file";
        SheetOfRightFile: "右のブックのシート", "Sheet in the right file";
        ReadLeftFile: "左のファイルを読む", "Read the left file";
        ReadRightFile: "右のファイルを読む", "Read the right file";
        SwapSides: "左右を入れ替える", "Swap the sides";
        FileIsGone: "ここにあったファイルは、画面を開き直すと残りません。もう一度選んでください。",
            "The file chosen here is not kept when the page is reopened. Please choose it again.";
        ChooseBoth: "左と右に、比べるものを選んでください。ファイルはボタンで選ぶか、この画面にドラッグします。",
            "Choose what to compare on the left and on the right. Files are chosen by a button or dropped on this page.";
        TableStates: "表のファイルは、書いてある項目だけを比べています。", "For a table file, only the items it contains are compared.";
        OpenInTable: "表に書いてあることだけでは決められないところがあり、比べていません。取り込むときに答えると決まります。",
            "Some things cannot be decided from the table alone and are not compared. Your answers settle them when you take the table in.";
        ColumnItem: "項目", "Item";
        ColumnDifference: "違い", "Difference";
        PlanItself: "計画全体", "The plan itself";
        WholeKpi: "指標そのもの", "The indicator itself";
        WillBeAdded: "追加", "Added";
        DiffersFromOurs: "手元の計画と異なります", "Differs from the plan here";

        FolderFile: "フォルダの計画ファイル", "The plan file in a folder";
        FolderMeaning: "共有フォルダにある計画ファイルに、直接保存します。保存の前にファイルを読み直すので、ほかの人が保存した内容は消えません。同じところが変わっていれば、書き込む前に選びます。",
            "Saves straight into the plan file in a shared folder. The file is read again before each save, so nothing saved by others is lost. Where you and somebody else changed the same place, you choose before anything is written.";
        FolderPlaces: "はじめての「ファイルに保存」では、フォルダを選びます（あとで別のフォルダを選び直せます）。この計画のファイルがそこにあれば、読んで合わせてから保存し、なければ作ります。名前を変えたファイルなどは「いまある計画ファイルを選ぶ」で選びます。どちらも、いまあるファイルの中身を読まずに消すことはありません。",
            "The first “Save to the file” asks for a folder (you can choose another one later). If this plan’s file is already there, it is read and merged before saving; otherwise it is created. A file that was renamed is chosen with “Choose an existing plan file”. Neither discards the content of an existing file unread.";
        NoPickers: "このブラウザーでは、フォルダのファイルに直接保存できません（Edge、Chromeでできます）。「計画ファイルを保存」でダウンロードしてフォルダに移し、「ファイルを読み込む」で開いてください。",
            "This browser cannot save straight into a file in a folder (Edge and Chrome can). Download the file with “Save the plan file” and move it to the folder; open it with “Open a file”.";
        FileNotLookedAt: "この画面を開いてから、ファイルの中身はまだ確かめていません。「ファイルに保存」を押すと、読み直してから保存します。",
            "The file has not been checked since this page was opened. “Save to the file” reads it again before saving.";
        SaveToFolder: "ファイルに保存", "Save to the file";
        SaveToFolderFile: "フォルダのファイルに保存", "Save to the file in a folder";
        ChooseFolderPlace: "計画ファイルの保存先を選ぶ", "Choose where the plan file goes";
        ChooseExistingFile: "いまある計画ファイルを選ぶ", "Choose an existing plan file";
        TakeFromFolder: "新しい保存を取り込む", "Take in the new save";
        LetFileGo: "ファイルとの結びつきを外す", "Unlink the file";
        FileLetGo: "ファイルとの結びつきを外しました。フォルダのファイルはそのまま残っています。", "Unlinked the file. It stays in the folder as it is.";
        PersonName: "保存する人の名前", "Your name";
        PersonMeaning: "計画ファイルに、最後に保存した人として入ります。空欄でもかまいません。", "Stored in the plan file as the person who last saved it. You can leave it blank.";
        RemindAfter: "ファイルに保存していないときの知らせ", "Remind me if no file has been saved for";
        RemindWeek: "1週間", "1 week";
        RemindTwoWeeks: "2週間", "2 weeks";
        RemindMonth: "1か月", "1 month";
        RemindNever: "しない", "Never";
        RemindLater: "あとで", "Later";
        MergeAndSave: "合わせて保存", "Merge and save";
        SeveralNotBound: "計画がいくつも入ったファイル（すべて保存）は、フォルダの計画ファイルとしては結べません。取り込みます。",
            "A file of several plans (“Save everything”) cannot be linked as one plan’s file, so it is taken in instead.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_a_text_in_both_languages() {
        for label in Label::ALL {
            assert!(!label.text(Language::Japanese).is_empty());
            let english = label.text(Language::English);
            let is_japanese = english.chars().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c));
            // The button that switches the language is labelled in the language to which it switches.
            assert_eq!(is_japanese, *label == Label::OtherLanguage, "{english}");
        }
    }
}
