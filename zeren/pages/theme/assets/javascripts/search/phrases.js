"use strict";

/* The words with which people ask, and which say nothing of what they ask for: 谁, 哪些任务, 的, 吗. */
var zerenPhrases = (() => {
  const ANY_ROLE = -1;

  /* What asks, and says nothing of what is asked for. */
  const QUESTIONS =
    "(?:需要|应该|要|该|得)(?:做|干|办|管)?(?:些|点)?(?:什么|啥|哪些)|" +
    "请问|想知道|我想知道|查一下|查查|帮我查|帮忙查|告诉我|是谁|由谁|归谁|找谁|谁|什么时候|什么时间|几时|何时|" +
    "哪些(?:单位|部门|任务|工作|事)?|哪(?:几|一)?[个家项](?:单位|部门|任务|工作|事)?|哪里|哪儿|" +
    "什么样|什么|干啥|做啥|啥|怎么样|怎么办|怎么|怎样|如何|咋个|咋办|咋|为什么|" +
    "多少钱|多少(?:项|个|家|天|元|次)?|几(?:项|个|家|件|天|次)|有没有|是不是|能不能|可以吗|吗|呢";
  /* What stands around the words that count; the longest first. */
  const FILLERS = [
    ..."分管|之前|以前|之后|以后|前后|相关|有关|关于|涉及|属于|以及|需要|应该|应当|必须|可以|一起|共同|联合|一共|总共|承担|完成|".split(
      "|",
    ),
    ..."办理|任务|工作|事项|事情|职责|责任|分工|内容|情况|单位|部门|主体|方面|要求|具体|目前|现在|".split(
      "|",
    ),
    ..."我是|我想|我要|新来的|新人|本月|这个月|下个月|本周|近期|这项|那项|我们要|我们需要|申请|领取|规定|最近|列表|名单|清单|所有|全部|全体|各项|主要|".split(
      "|",
    ),
    ..."的由归被和与跟及在要想查找看有是对把给让该做管办干抓搞弄领拿项个家了里去到些都为事也还又会能写交报填批审发出用上前后内中时".split(
      "",
    ),
  ].sort((one, other) => other.length - one.length);
  const NOBODY = "(?:没有?人|没谁|无人|没有?(?:任何)?(?:单位|部门))";
  const ANYBODY = "管|做|办|干|承担|认领|接手";
  const OFFICE = "(?:的?(?:单位|部门|主体|方))";
  const TIMES =
    "今年|明年|后年|去年|前年|上半年|下半年|本季度|上个?月|下个?月|本月|这个月|本周|下周";
  /* What asks for all that is not so; nothing is selected by it. */
  const IS = "(?:是|需要?|用|必|该|要|再|由|归|属于|首位|主要|第一个?|单独)*";
  /* Always dropped at the ends of what is asked for, whatever the texts hold. */
  const PARTICLES = /^[的由归被是]+|[的由归是]+$/g;

  const QUESTION = new RegExp(QUESTIONS, "g");
  const ONLY_FILLERS = new RegExp(`^(?:${FILLERS.join("|")})+$`);
  const MONEY = /多少钱|给多少|补多少|奖多少|发多少/;

  /* Words that say nothing by themselves. */
  const OFFICE_WORD = "办";
  const ONLY_PARTICLES = /^[的由归被和与跟是了吗呢也还又都]$/;
  const TIME = new RegExp(TIMES, "g");

  /** The patterns of what says a role, in the order in which they are taken out of a query.
      @param {readonly string[]} words The words of all roles.
      @param {string} lead That of the first role. */
  function rolePatterns(words, lead) {
    const roles = words.join("|");
    return {
      negation: new RegExp(
        `除了|不(?:包括|含|涉及|算)|不${IS}(?:${roles}|${ANYBODY})|` +
          `(?:非|未)(?:首位)?(?:${roles})|(?:没有?|无) ?(?:${roles})(?:任务|工作)`,
      ),
      /* 没有财政局参与的任务, 除财政局外, 财政局没有牵头的任务: where they stand round a name. */
      absences: [
        new RegExp(
          `(?:没有?|无|不(?:用|需要?|必|要|由|是由?)) ?(.{2,20}?) ?(?:${roles}|管|承担|的)`,
        ),
        /除了?(.{2,20}?)(?:[以之]?外|还)/,
        /([^ ]{2,20}?)[以之]外/,
        new RegExp(`([^ ]{2,20}?)(?:都|也)?(?:没有?|未|无)(?:${roles})(?!${OFFICE})`),
      ],
      alone: new RegExp(
        `(?:单独|独立|独自|唯一) ?(?=(?:由|的|一个|一家)*(?:${roles}))|` +
          `(?:只有|仅有|只由|仅由)(?:[一1][个家])?(?=.*(?:${roles}))`,
      ),
      shared: new RegExp(
        `(?:共同|联合|[两多二2][个家](?:以上)?的?(?:单位|部门)?(?:共同|联合)?) ?(?=(?:${roles}))`,
      ),
      gap: new RegExp(
        `(?:${NOBODY} ?(${roles}|${ANYBODY})|(?:${NOBODY}|没有?|无|缺少?|(?:没有?|未)(?:写明?|明确|指定|安排)) ?(${roles}))${OFFICE}?`,
      ),
      most: new RegExp(
        `(${roles})?(?:的|任务|工作|单位|部门|事|数量)* ?(最多|最少|最重|最忙)(?:的?(?:单位|部门|任务))?`,
      ),
      first: new RegExp(`(?:首位|第一个?|首个|排第一|主要?|排头) ?${lead}(?:单位|部门)?`),
      partner: new RegExp(`(?:谁|哪些?个?(?:单位|部门))来?(${roles})(?=.)`),
      role: new RegExp(`(?:具体)?(${roles})(?:单位|部门|方)?`, "g"),
    };
  }

  /** The roles by the words that say them. Whoever 负责 may do anything.
      @param {Register} register */
  function rolesByWord({ roles, saidFor, anyRoles }) {
    /** @type {Map<string, number>} */
    const found = new Map();
    roles.forEach(({ word }, number) => {
      const role = anyRoles.includes(number) ? ANY_ROLE : number;
      for (const said of [word, ...saidFor[number]]) found.set(said, role);
    });
    return found;
  }

  /** A query without what asks.
      @param {string} query
      @param {string} gap What is put in its place. */
  function withoutQuestions(query, gap) {
    return query.replace(QUESTION, gap);
  }

  /** A piece without what stands around the words that count.
      @param {string} piece
      @param {(bare: string) => boolean} isKnown */
  function bareOf(piece, isKnown) {
    let bare = piece.replace(PARTICLES, "");
    while (bare && !isFiller(bare) && !isKnown(bare)) {
      const next = withoutFiller(bare);
      if (next === bare) return bare;
      bare = next;
    }
    return isFiller(bare) ? "" : bare;
  }

  /** @param {string} piece */
  function withoutFiller(piece) {
    const before = fillerAt(piece, 0);
    if (before) return piece.slice(before.length);
    /* 政府办 is an office. */
    const behind = FILLERS.find((one) => one !== OFFICE_WORD && piece.endsWith(one));
    return behind ? piece.slice(0, -behind.length) : piece;
  }

  /** The longest filler at a place.
      @param {string} piece
      @param {number} from */
  function fillerAt(piece, from) {
    return FILLERS.find((one) => piece.startsWith(one, from)) ?? "";
  }

  /** @param {string} piece */
  function isFiller(piece) {
    return ONLY_FILLERS.test(piece);
  }

  return {
    ANY_ROLE,
    MONEY,
    ONLY_PARTICLES,
    TIME,
    bareOf,
    fillerAt,
    isFiller,
    rolePatterns,
    rolesByWord,
    withoutQuestions,
  };
})();
