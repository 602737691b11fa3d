package org.mokkachain.node.runtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.api.model.VotesInfo;
import org.mokkachain.api.model.VotesInfo.Ballot;
import org.mokkachain.api.model.VotesInfo.Voter;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.node.http.ChainReader;
import org.mokkachain.node.http.CommittedHeader;
import org.mokkachain.node.http.SeenVotes;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.PublicKey;

/** Who votes, put together from what consensus shows, from certificates, and from the votes that came by. */
final class RollCall {
    private static final long NANOS_PER_MS = 1_000_000;

    private final ChainReader chain;
    private final Timings timings;
    private final PublicKey self;

    RollCall(ChainReader chain, Timings timings, PublicKey self) {
        this.chain = chain;
        this.timings = timings;
        this.self = self;
    }

    VotesInfo of(ConsensusView view, Epoch epoch) {
        List<String> leader = view.validators().stream()
                .filter(PeerView::votedForCandidate)
                .map(PeerView::name)
                .toList();
        List<Voter> voters = view.validators().stream().map(each -> voter(each, epoch)).toList();
        return new VotesInfo(
                leader, voters, view.pending().map(block -> running(block, view, epoch)), last(chain.height()));
    }

    private Voter voter(PeerView peer, Epoch epoch) {
        boolean own = epoch.key(peer.index()).equals(self);
        OptionalLong silent = own || peer.silentNanos().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(peer.silentNanos().getAsLong() / NANOS_PER_MS);
        return new Voter(
                peer.name(), peer.connected(), peer.rejoining(), peer.suspects(), silent, peer.committedHeight());
    }

    private Ballot running(BlockReference block, ConsensusView view, Epoch epoch) {
        SeenVotes shown = new SeenVotes(who(view, PeerView::prepared), who(view, PeerView::committed));
        int proposer = epoch.candidate(block.term());
        return ballot(block, epoch.validators(), proposer, shown, timings.of(block.hash()));
    }

    private static SortedSet<Integer> who(ConsensusView view, Predicate<PeerView> voted) {
        return view.validators().stream()
                .filter(voted)
                .map(PeerView::index)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Ballot> last(long height) {
        return height == 0 ? Optional.empty() : chain.header(height).map(this::committed);
    }

    private Ballot committed(CommittedHeader block) {
        SeenVotes signed = block.certificate()
                .filter(certificate -> certificate.block().hash().equals(block.hash()))
                .map(RollCall::signers)
                .orElse(SeenVotes.NONE);
        BlockReference reference = BlockReference.of(block.header());
        return ballot(reference, block.validators(), block.header().proposer(), signed, block.timings());
    }

    /** Who has sent a second vote has accepted the block. */
    private static SeenVotes signers(Certificate certificate) {
        SortedSet<Integer> signers = certificate.signers();
        return new SeenVotes(signers, certificate.phase() == Phase.COMMIT ? signers : new TreeSet<>());
    }

    /** @param known votes beside those that came by */
    private Ballot ballot(
            BlockReference block, ValidatorSet validators, int proposer, SeenVotes known, BlockTimings times) {
        SeenVotes votes = chain.votes(block.hash()).and(known);
        return new Ballot(
                block.height(),
                block.hash().hex(),
                block.term(),
                validators.get(proposer).name(),
                names(votes.first(), validators),
                names(votes.second(), validators),
                times);
    }

    private static List<String> names(SortedSet<Integer> validators, ValidatorSet set) {
        return validators.stream().filter(index -> index < set.size()).map(set::get).map(Validator::name).toList();
    }
}
