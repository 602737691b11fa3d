package org.mokkachain.api.model;

/** Bytes of the ledger on disk before and after it was compacted. */
public record CompactionInfo(long bytesBefore, long bytesAfter) {}
