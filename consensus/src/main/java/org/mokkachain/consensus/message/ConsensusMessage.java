package org.mokkachain.consensus.message;

/** Everything that travels between nodes for consensus. Immutable. */
public sealed interface ConsensusMessage
        permits Suspect,
                TermEntry,
                Vote,
                Lead,
                Append,
                BlockVote,
                Heartbeat,
                Handover,
                Status,
                CertificateNotice,
                GetBlocks,
                BlocksReply,
                GetRange,
                RangeReply,
                ReadIndex,
                ReadIndexReply,
                EvidenceNotice {}
