--------------------------- MODULE MokkaBFTEpochs ---------------------------
(* Mokka-BFT across a change of the validator set: epoch 0 with validators Old ends at  *)
(* the first change block that becomes final, epoch 1 with validators New goes on from  *)
(* there. Old and New are the honest ones; besides, each epoch has Liars that sign      *)
(* anything at any time, also in the old epoch after their removal. As in MokkaBFT      *)
(* every leader may lie: whatever passes the followers' checks may be proposed.         *)
(* A block is named by its chain, a sequence of <<epoch, term, kind>>.                  *)
(*                                                                                      *)
(* Three steps are left out that only narrow what can follow: a vote reports what it    *)
(* must, not a higher certificate learnt meanwhile; an epoch begins in term 1, whose    *)
(* base can only be the root; and a node is in epoch 1 from its first signature there.  *)
EXTENDS Integers, Sequences, FiniteSets, TLC
CONSTANTS Old, New, OldLiars, NewLiars, Q, OldTerms, NewTerms,
          OldKinds,      \* what a leader may decide before the end of epoch 0: subset of {"tx", "change"}
          ChangeBy,      \* height up to which epoch 0 has blocks other than those after its end
          LaterOnly,     \* only later terms add blocks after the end, as honest leaders do
          MaxHeight, None,
          Mutation       \* "none", or the name of a broken variant
VARIABLES epoch, term, prep, comm, tv
vars == <<epoch, term, prep, comm, tv>>

Nodes == Old \cup New
Epochs == {0, 1}
Members(e) == IF e = 0 THEN Old ELSE New
QH(e) == Q - (IF e = 0 THEN OldLiars ELSE NewLiars)

\* ---- blocks
Last(b) == b[Len(b)]
Prefix(a, b) == Len(a) <= Len(b) /\ SubSeq(b, 1, Len(a)) = a
Ends(b) == \E i \in 1..Len(b) : b[i][3] = "change"
\* the chain up to the block that ends epoch 0
Cut(b) == IF Ends(b) THEN SubSeq(b, 1, CHOOSE i \in 1..Len(b) : b[i][3] = "change") ELSE b
TxAfterEnd(b) == \E i \in (Len(Cut(b)) + 1)..Len(b) : b[i][1] = 0 /\ b[i][3] = "tx"
\* the root of an epoch counts as a block of term 0
TermIn(e, b) == IF b = <<>> \/ (e = 1 /\ Last(b)[3] = "change") THEN 0 ELSE Last(b)[2]
LE(e, a, b) == \/ TermIn(e, a) < TermIn(e, b)
               \/ TermIn(e, a) = TermIn(e, b) /\ Len(a) <= Len(b)
Highest(e, S) == CHOOSE b \in S : \A a \in S : LE(e, a, b)

\* ---- certificates: a vote counts in its own epoch
Counts(e, b) == Last(b)[1] = e \/ (Mutation = "NoEpoch" /\ (e = 0 \/ Cut(b) # b))
Certified(e, votes) == {b \in {v[2] : v \in votes} :
                          Counts(e, b) /\ Cardinality({r \in Members(e) : <<r, b>> \in votes}) >= QH(e)}
Committed(e) == Certified(e, comm)

\* ---- the ledger: epoch 0 ends at the change, whichever certificate proved it
Kept(b) == CASE Mutation = "EndAtCertified" -> b
             [] Mutation = "CountAll" /\ TxAfterEnd(b) -> b
             [] OTHER -> Cut(b)
Ledger == {Kept(b) : b \in Committed(0)} \cup Committed(1)
\* epoch 1 may be entered from here: the change is final, and durable
Roots == {Kept(b) : b \in {c \in IF Mutation = "EnterOnQC" THEN Certified(0, prep) ELSE Committed(0) : Ends(c)}}
RootsOf(e) == IF e = 0 THEN {<<>>} ELSE Roots

\* what some valid proof of leadership for term t can name as base
Bases(e, t, qcs) == IF t = 1 THEN RootsOf(e)
                    ELSE {b \in qcs : /\ TermIn(e, b) < t
                                      /\ Cardinality({r \in Members(e) : tv[e][r][t] # None
                                                         /\ LE(e, tv[e][r][t], b)}) >= QH(e)}

NoVotes(e, terms) == [r \in Members(e) |-> [t \in 2..terms |-> None]]
Init == /\ epoch = [r \in Nodes |-> 0]
        /\ term = [r \in Nodes |-> 1]
        /\ prep = {} /\ comm = {}
        /\ tv = [e \in Epochs |-> NoVotes(e, IF e = 0 THEN OldTerms ELSE NewTerms)]

\* r may sign in epoch e: it never goes back, and forwards only with a root
MaySign(r, e) == r \in Members(e) /\ epoch[r] <= e /\ RootsOf(e) # {}
Term(r, e) == IF epoch[r] = e THEN term[r] ELSE 1
Sign(r, e, t) == epoch' = [epoch EXCEPT ![r] = e] /\ term' = [term EXCEPT ![r] = t]

EnterTerm(r, e, t) ==
   /\ MaySign(r, e) /\ Term(r, e) < t
   /\ LET mine == {v[2] : v \in {x \in comm : x[1] = r /\ Last(x[2])[1] = e}} IN
      tv' = [tv EXCEPT ![e][r][t] = Highest(e, mine \cup RootsOf(e))]
   /\ Sign(r, e, t) /\ UNCHANGED <<prep, comm>>

Kinds(e, t, p) == IF e = 1 THEN {"tx"}
               ELSE IF ~Ends(p) THEN IF Len(p) < ChangeBy THEN OldKinds ELSE {}
               ELSE IF LaterOnly /\ TermIn(e, p) = t THEN {}
               ELSE IF Mutation \in {"NoV6", "CountAll"} THEN {"tx"} ELSE {"empty"}        \* V6

Prepare(r, e) ==
   LET t == Term(r, e)
       qcs == RootsOf(e) \cup Certified(e, prep)
       own == {v[2] : v \in {x \in prep : x[1] = r /\ Last(x[2])[1] = e /\ Last(x[2])[2] = t}} IN
   /\ MaySign(r, e)
   /\ \E p \in qcs \cup own :
        /\ \/ own = {} /\ p \in Bases(e, t, qcs)                                           \* V3
           \/ TermIn(e, p) = t
        /\ Len(p) < MaxHeight /\ \A b \in own : Len(b) <= Len(p)                           \* V4
        /\ \E k \in Kinds(e, t, p) : prep' = prep \cup {<<r, Append(p, <<e, t, k>>)>>}
   /\ Sign(r, e, t) /\ UNCHANGED <<comm, tv>>

Commit(r, e) ==
   /\ MaySign(r, e)
   /\ \E b \in Certified(e, prep) : /\ TermIn(e, b) = Term(r, e) /\ <<r, b>> \notin comm
                                    /\ comm' = comm \cup {<<r, b>>}
   /\ Sign(r, e, Term(r, e)) /\ UNCHANGED <<prep, tv>>

Next == \E r \in Nodes : \E e \in Epochs :
           \/ \E t \in 2..(IF e = 0 THEN OldTerms ELSE NewTerms) : EnterTerm(r, e, t)
           \/ Prepare(r, e) \/ Commit(r, e)
Spec == Init /\ [][Next]_vars

\* ---- what must hold
Agreement == \A a, b \in Ledger : Prefix(a, b) \/ Prefix(b, a)
OneRoot == \A a, b \in Roots : a = b
NothingAboveEnd == \A b \in Ledger : Last(b)[1] = 0 => b = Cut(b)
NothingLost == \A b \in Committed(0) : ~TxAfterEnd(b)
OneQCPerSlot == \A e \in Epochs : \A a, b \in Certified(e, prep) :
                   (TermIn(e, a) = TermIn(e, b) /\ Len(a) = Len(b)) => a = b
HigherQCExtends == \A e \in Epochs : \A c \in Committed(e), b \in Certified(e, prep) :
                      ~LE(e, b, c) => Prefix(c, b)
Sym == Permutations(Old \cap New) \cup Permutations(Old \ New) \cup Permutations(New \ Old)
=============================================================================
