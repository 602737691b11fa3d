package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/** Bytes of the ledger on disk before and after it was compacted. */
@JsonClassDescription("Bytes on disk before and after")
public record CompactionInfo(long bytesBefore, long bytesAfter) {}
