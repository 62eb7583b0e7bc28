#include "core/text/mecab.h"

#include "core/base/error.h"

#include <mecab.h>

#include <array>

namespace timbre::text {

class Mecab::Impl {
public:
    std::unique_ptr<MeCab::Model> model;
    std::unique_ptr<MeCab::Tagger> tagger;
};

Mecab::Mecab(const std::filesystem::path& dictionary)
    : m_impl(std::make_unique<Impl>())
{
    std::string program = "mecab", option = "-d", folder = dictionary.string();
    std::array arguments{program.data(), option.data(), folder.data()};
    m_impl->model.reset(MeCab::createModel(int(arguments.size()), arguments.data()));
    if (m_impl->model)
        m_impl->tagger.reset(m_impl->model->createTagger());
    if (!m_impl->tagger)
        throw Error(ErrorKind::Corrupt, folder, "This folder holds no dictionary that MeCab can read. Install it again.");
}

Mecab::~Mecab() = default;

std::vector<Mecab::Token> Mecab::parse(std::string_view sentence) const
{
    const std::unique_ptr<MeCab::Lattice> lattice(m_impl->model->createLattice());
    lattice->set_sentence(sentence.data(), sentence.size());
    std::vector<Token> tokens;
    if (!m_impl->tagger->parse(lattice.get()))
        return tokens;
    for (const MeCab::Node* node = lattice->bos_node(); node; node = node->next) {
        if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE)
            continue;
        const auto begin = size_t(node->surface - lattice->sentence());
        tokens.push_back({begin, begin + node->length, node->feature});
    }
    return tokens;
}

} // namespace timbre::text
