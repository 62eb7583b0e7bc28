#include "core/training/errorrate.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <map>

namespace timbre::training {
namespace {

const std::map<QString, QString> kNumbers{{"1", "one"}, {"2", "two"}, {"3", "three"}, {"4", "four"},
    {"5", "five"}, {"6", "six"}, {"7", "seven"}, {"8", "eight"}, {"9", "nine"}, {"10", "ten"},
    {"11", "eleven"}, {"12", "twelve"}};

std::vector<QString> unitsOf(const std::string& text, const std::string& language)
{
    const bool spaced = language != "zh" && language != "ja" && language != "yue";
    std::vector<QString> units;
    QString word;
    const auto flush = [&] {
        if (!word.isEmpty()) {
            const auto number = kNumbers.find(word);
            units.push_back(language == "en" && number != kNumbers.end() ? number->second : word);
        }
        word.clear();
    };
    for (const uint c : QString::fromStdString(text).toLower().toUcs4()) {
        if (c == '\'' || c == 0x2019) {
            continue;
        }
        if (!QChar::isLetterOrNumber(c)) {
            flush();
            continue;
        }
        word += QString::fromUcs4(reinterpret_cast<const char32_t*>(&c), 1);
        if (!spaced) {
            flush();
        }
    }
    flush();
    return units;
}

int64_t distance(const std::vector<QString>& said, const std::vector<QString>& heard)
{
    std::vector<int64_t> row(heard.size() + 1);
    for (size_t j = 0; j < row.size(); ++j) {
        row[j] = int64_t(j);
    }
    for (size_t i = 1; i <= said.size(); ++i) {
        int64_t diagonal = row[0];
        row[0] = int64_t(i);
        for (size_t j = 1; j <= heard.size(); ++j) {
            const auto above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (said[i - 1] != heard[j - 1])});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

ErrorCount countErrors(
    const std::string& said, const std::string& heard, const std::string& language)
{
    const auto want = unitsOf(said, language);
    return {distance(want, unitsOf(heard, language)), int64_t(want.size())};
}

const std::vector<std::string>& testSentences(const std::string& language)
{
    static const std::map<std::string, std::vector<std::string>> sentences{
        {"en",
            {"The old man walked slowly to the market, bought some bread, and sat down in the sun.",
                "We could hear the rain on the roof while the children slept in the next room.",
                "She put the letter on the table and asked her brother to read it before dinner.",
                "The bus to the city leaves at seven, so please be ready a little before that.",
                "My father keeps his tools in a wooden box under the stairs, next to the door.",
                "Every spring the river rises and covers the low road behind the church.",
                "They painted the walls white and hung a large mirror above the fireplace.",
                "You should wear warm gloves today, because the wind is sharp and the path is icy.",
                "The band played an old song, and everyone in the hall began to dance.",
                "I cannot find my keys, although I looked in every pocket and every drawer.",
                "The farmer sold twelve sheep and two goats before the end of the month.",
                "When the film was over, nobody spoke until the lights came back on.",
                "The nurse gave the boy a glass of milk and a book about ships.",
                "A narrow bridge leads over the valley to the village on the other side.",
                "He learned to cook from his grandmother, who never used a recipe.",
                "Could you close the window, turn down the radio, and feed the cat for me?",
                "The company built a new office near the station and hired forty people.",
                "Her voice was quiet but clear, and the whole class listened to the story.",
                "If the weather stays dry, we will pick apples and plant some roses tomorrow.",
                "The captain studied the map, pointed north, and told the crew to hurry.",
                "Most birds fly south in autumn, but a few stay here through the winter.",
                "There were three chairs in the garden, and all of them were broken.",
                "The shop on the corner sells fresh fish, cheese, and very good coffee.",
                "It took us six hours to climb the mountain and only two to come down."}},
        {"zh",
            {"今天早上天气很好，我们一起去公园散步。", "请把桌子上的书放回原来的地方。",
                "他说明天会下雨，出门的时候记得带伞。"}},
        {"yue",
            {"今日天氣好好，我哋一齊去公園行吓。", "唔該你將枱面嘅書放返原處。",
                "佢話聽日會落雨，出門口記得帶遮。"}},
        {"ja",
            {"今朝は天気がよかったので、駅まで歩いて行きました。",
                "机の上にある本を、もとの場所に戻してください。",
                "明日は雨が降るそうなので、傘を忘れないでください。"}},
        {"ko",
            {"오늘 아침에는 날씨가 좋아서 역까지 걸어갔습니다.",
                "책상 위에 있는 책을 제자리에 놓아 주세요.",
                "내일은 비가 온다고 하니 우산을 잊지 마세요."}},
    };
    const auto found = sentences.find(language);
    return found == sentences.end() ? sentences.at("en") : found->second;
}

std::vector<std::string> audibleSentences(const std::string& language)
{
    constexpr size_t kAudible = 3;
    const auto& all = testSentences(language);
    return {all.begin(), all.begin() + long(std::min(kAudible, all.size()))};
}

} // namespace timbre::training
