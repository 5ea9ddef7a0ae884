"use strict";

/* Which characters look alike, how far words are from each other, and what is a word in the texts. */
var zerenLikeness = (() => {
  const CHINESE = /[\u3400-\u9fff]/;
  /* Characters that are taken for one another by their looks. */
  const ALIKE =
    "育肓 己已巳 未末 土士 日曰 人入 干千于 大太犬 天夫无 免兔 拔拨 折拆析 辨辩辫 徒徙 候侯 崇祟 戊戌戍 " +
    "贷货 帖贴 住往 晴睛 亨享 科料 项顶 扰忧优 抚扶 补扑 收救 政改 教敖 老考 孝考 幻幼 孤弧 埋理 " +
    "租组祖 粗租 券卷 籍藉 幕慕暮 栽裁载 遗遣 竞竟 拦栏 检捡 即既 待侍 洒酒 历厉 处外 圆园 农衣 " +
    "壮状 清请情 场杨扬 样祥 侯候 准淮 治冶 泊柏 技枝 桥挢 村材 林材 板扳 账帐 赔陪培 部陪 监临 兰三 " +
    "督瞥 审宙 计汁 讨订 设没 证征 件伴 使便 信倍 保堡 健建 康庚 医匠 疗辽 药约 病痛 护炉 户尸";
  const LOOKS = looks(ALIKE.split(" "));

  /** The characters that look like one.
      @param {string} character */
  function looksLike(character) {
    return LOOKS.get(character) ?? [];
  }

  /** Whether a text that is found is a word there: one of two characters that the dictionary knows, or
      one that stands beside different ones on both sides. 立婚 in 树立婚育 is none.
      @param {Register} register
      @param {string} text
      @param {ReadonlySet<string>} pairs */
  function isWord(register, text, pairs) {
    const { all } = register.texts;
    let at = all.indexOf(text);
    if (at < 0 || pairs.has(text)) return at >= 0;
    /** @type {[Set<string>, Set<string>]} */
    const beside = [new Set(), new Set()];
    for (; at >= 0; at = all.indexOf(text, at + 1)) {
      beside[0].add(neighbour(all[at - 1]));
      beside[1].add(neighbour(all[at + text.length]));
      if (beside.every(isFree)) return true;
    }
    return false;
  }

  /** What stands beside a word; nothing, where that is no Chinese character.
      @param {string | undefined} character */
  function neighbour(character) {
    return character && CHINESE.test(character) ? character : "";
  }

  /** @param {ReadonlySet<string>} beside */
  function isFree(beside) {
    return beside.has("") || beside.size > 1;
  }

  /** By character those that look like it.
      @param {readonly string[]} groups */
  function looks(groups) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const group of groups) {
      for (const one of group) {
        const others = [...group].filter((other) => other !== one);
        found.set(one, [...(found.get(one) ?? []), ...others]);
      }
    }
    return found;
  }

  /** How many characters must be changed, added or taken away (Levenshtein).
      @param {string} text
      @param {string} word */
  function distance(text, word) {
    let row = Array.from({ length: word.length + 1 }, (_, at) => at);
    for (let line = 1; line <= text.length; line += 1) {
      const next = [line];
      for (let at = 1; at <= word.length; at += 1) {
        const change = row[at - 1] + (text[line - 1] === word[at - 1] ? 0 : 1);
        next.push(Math.min(change, row[at] + 1, next[at - 1] + 1));
      }
      row = next;
    }
    return row[word.length];
  }

  return { distance, isWord, looksLike };
})();
