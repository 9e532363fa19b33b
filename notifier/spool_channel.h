#pragma once

#include <filesystem>

#include "notifier/channel.h"

namespace notifier {

// "20230628T113005.123Z_v12.3-visado.example_1a2b3c4d.eml": sorts by the mail's date (UTC); the
// hash keeps two ids apart that differ only in characters a file name cannot hold.
std::string spool_file_name(const Posting& posting);

// Leaves each mail as one .eml file in a folder (which must exist): for the demo, for tests, for an
// office whose own mailer picks files up. A file is whole or not there: written beside, synced,
// then renamed. The same Message-ID twice is one file, and the first stays. All troubles are
// channel faults: a full or closed folder is no mail's own. Several threads and processes may share
// a folder.
class SpoolChannel final : public Channel {
 public:
    explicit SpoolChannel(std::filesystem::path folder);
    std::vector<RecipientOutcome> send(const Posting& posting) override;

 private:
    std::filesystem::path folder_;
};

}  // namespace notifier
