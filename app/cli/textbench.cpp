#include "app/cli/textbench.h"

#include "core/text/frontend.h"
#include "core/text/split.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

namespace timbre::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kChineseCharacters = 600000, kEnglishWords = 100000; // a book of 300 pages

// Clauses that are shuffled into sentences, so that no two pages are alike.
const std::vector<std::string> kChinese{"清晨的阳光穿过薄雾", "老人推开吱呀作响的木门",
    "他在2019年3月5日回到了家乡", "火车上午9点半从北京出发", "一共花了1280.5元",
    "孩子们在院子里一边跑一边笑", "这件事不是一天两天能做好的", "她看了看窗外的大雪",
    "大约有百分之六十的人同意", "桌子上放着一本旧书和一杯茶", "谁也没有想到会是这样的结果",
    "我给你打了三次电话", "山顶上的那座小庙已经有五百年了", "他们把行李一件一件地搬上车",
    "小明的哥哥在上海读大学", "水温不要超过45℃"};
const std::vector<std::string> kEnglish{"the", "old", "clock", "stopped", "at", "noon", "because",
    "nobody", "remembered", "to", "wind", "it", "after", "a", "long", "winter", "she", "walked",
    "along", "harbour", "with", "her", "dog", "and", "thought", "about", "2019", "letters", "that",
    "were", "never", "answered", "Dr.", "Whitfield", "paid", "$12.50", "for", "third", "ticket",
    "on", "platform", "nine", "where", "people", "waited", "quietly", "until", "train", "arrived",
    "from", "Edinburgh", "carrying", "strangers", "who", "didn't", "speak"};

std::string book(const std::vector<std::string>& parts, size_t count, size_t per_sentence,
    const char* between, const char* end)
{
    std::mt19937 random(1);
    std::string text;
    for (size_t i = 1; i <= count; ++i) {
        text += parts[random() % parts.size()];
        text += i % per_sentence == 0 ? end : between;
    }
    return text;
}

double secondsToRead(const text::FrontEnd& front_end, const std::string& text, text::Mode mode)
{
    const auto begin = Clock::now();
    for (const auto& piece : text::split(text, mode, text::CutMethod::Auto)) {
        front_end.read(piece.text, mode, text::SymbolVersion::v2);
    }
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The median of many single sentences, in ms.
double warmSentence(const text::FrontEnd& front_end, const std::string& sentence, text::Mode mode)
{
    std::vector<double> times;
    for (int i = 0; i < 101; ++i) {
        times.push_back(1000.0 * secondsToRead(front_end, sentence, mode));
    }
    std::nth_element(times.begin(), times.begin() + 50, times.end());
    return times[50];
}

} // namespace

nlohmann::json benchText()
{
    const text::FrontEnd front_end;
    const auto begin = Clock::now();
    for (const char* sentence : {"今天天气很好。", "Good morning.", "今日は。", "안녕하세요."}) {
        front_end.read(sentence, text::Mode::Auto, text::SymbolVersion::v2);
    }
    const double load_s = std::chrono::duration<double>(Clock::now() - begin).count();
    constexpr size_t kCharactersPerClause = 11; // on average
    const auto chinese = book(kChinese, kChineseCharacters / kCharactersPerClause, 3, "，", "。");
    const auto english = book(kEnglish, kEnglishWords, 14, " ", ". ");
    return {{"load_s", load_s},
        {"chinese_book_s", secondsToRead(front_end, chinese, text::Mode::Zh)},
        {"english_book_s", secondsToRead(front_end, english, text::Mode::En)},
        {"chinese_sentence_ms",
            warmSentence(front_end, "火车上午9点半从北京出发，谁也没有想到会是这样的结果。",
                text::Mode::Zh)},
        {"english_sentence_ms",
            warmSentence(front_end,
                "After a long winter she walked along the harbour with her dog.", text::Mode::En)}};
}

} // namespace timbre::cli
