package io.murano.agent.store;

import java.nio.file.Path;

/**
 * Where and how plans are kept.
 *
 * @param folder the {@code plans} folder; created if missing, mode 0700
 * @param history number of answered plans whose results are kept, to answer duplicates
 * @param minFree bytes that must stay free on the disk for a plan to be accepted
 */
public record StoreSettings(Path folder, int history, long minFree) {}
