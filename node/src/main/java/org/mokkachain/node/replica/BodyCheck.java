package org.mokkachain.node.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Transaction;

/**
 * Decodes the bodies in a message and checks them, before the replica sees it and on any thread. A body that is not
 * the one its header names is the fault of the peer that sent it, not of the block's proposer, so the message is
 * refused; a body that is, but holds a wrong signature, is left for the replica to judge.
 */
public final class BodyCheck {
    private final Predicate<Transaction> signed;

    /** @param signed whether all signatures of a transaction are valid; as thread-safe as this is to be */
    public BodyCheck(Predicate<Transaction> signed) {
        this.signed = signed;
    }

    /**
     * The bodies of the message whose transactions are signed correctly.
     *
     * @throws DecodingException if a body is not the one its header names
     */
    public List<CheckedBody> check(ConsensusMessage message) throws DecodingException {
        List<CheckedBody> checked = new ArrayList<>();
        if (message instanceof Append append) {
            check(append.block(), true).ifPresent(checked::add);
        } else if (message instanceof BlocksReply reply) {
            for (ProposedBlock block : reply.blocks()) {
                check(block, true).ifPresent(checked::add);
            }
        } else if (message instanceof RangeReply reply) {
            // Blocks in a range are proved final: a quorum has checked their signatures.
            for (FinalBlock block : reply.blocks()) {
                check(block.block(), false).ifPresent(checked::add);
            }
        }
        return checked;
    }

    private Optional<CheckedBody> check(ProposedBlock block, boolean withSignatures) throws DecodingException {
        List<Transaction> transactions = Block.decodeBody(block.body());
        if (!Block.transactionsRoot(transactions).equals(block.header().txRoot())) {
            throw new DecodingException("the body is not that of block " + block.hash());
        }
        boolean good = !withSignatures || transactions.stream().allMatch(signed);
        return good ? Optional.of(new CheckedBody(block.hash(), transactions)) : Optional.empty();
    }
}
