package org.mokkachain.consensus.core;

import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Header;

/** The parts of the state machine that begin afresh with every epoch; they know each other through {@link Core}. */
final class EpochParts {
    final BlockTree tree;
    final Checker checker;
    final Votes votes;
    final Terms terms;
    final Election election;
    final Acceptor acceptor;
    final Leadership leadership;
    final Committer committer;
    final Pacemaker pacemaker;
    final AntiEntropy antiEntropy;
    final Repair repair;
    final Fetcher fetcher;
    final RangeSync ranges;
    final Reads reads;
    final Witness witness;

    EpochParts(Core core, Header tip) {
        tree = new BlockTree(core.epoch(), tip);
        for (ProposedBlock block : core.durable().blocks()) {
            if (block.header().height() > tip.height() && block.header().epoch() == core.epoch().number()) {
                tree.add(block, core.now());
            }
        }
        checker = new Checker(core);
        votes = new Votes(core);
        terms = new Terms(core);
        election = new Election(core);
        acceptor = new Acceptor(core);
        leadership = new Leadership(core, tree);
        committer = new Committer(core, tree);
        pacemaker = new Pacemaker(core);
        antiEntropy = new AntiEntropy(core);
        repair = new Repair(core);
        fetcher = new Fetcher(core);
        ranges = new RangeSync(core, tree);
        reads = new Reads(core);
        witness = new Witness(core);
    }
}
