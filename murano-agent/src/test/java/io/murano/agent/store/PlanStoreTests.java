package io.murano.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.murano.agent.plan.PlanMessage;
import io.murano.agent.plan.PlanResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanStoreTests {

  private static final int HISTORY = 3;

  @TempDir private Path folder;
  private PlanStore store;

  @BeforeEach
  void setUp() throws IOException {
    open();
  }

  @AfterEach
  void tearDown() throws IOException {
    store.close();
  }

  @Test
  void keepsPlansInOrderOfArrival() throws IOException {
    add("a", 5L);
    add("b", 6L);
    add(null, null);

    reopen();

    assertThat(store.waiting()).extracting(StoredPlan::planId).containsExactly("a", "b", null);
    PlanMessage message = store.message(store.waiting().get(0));
    assertThat(message.messageId()).isEqualTo("a");
    assertThat(message.replyTo()).isEqualTo("reply");
    assertThat(message.signature()).containsExactly(1, 2, -1);
    assertThat(text(message.body())).isEqualTo("body of a");
  }

  @Test
  void tellsPlansThatHadStartedFromThoseThatHadNot() throws IOException {
    StoredPlan started = add("started", null);
    add("waiting", null);
    store.markStarted(started);
    store.addGroup(started, 4711);

    reopen();

    assertThat(store.started()).extracting(StoredPlan::planId).containsExactly("started");
    assertThat(store.groups(store.started().get(0))).containsExactly(4711L);
    assertThat(store.waiting()).extracting(StoredPlan::planId).containsExactly("waiting");
  }

  @Test
  void keepsResultsUntilTheyAreSentAndAWhileLonger() throws IOException {
    StoredPlan unsent = finish("unsent");
    StoredPlan sent = finish("sent");
    store.markSent(sent);

    reopen();

    assertThat(store.unsent()).extracting(StoredPlan::planId).containsExactly("unsent");
    assertThat(text(store.result(unsent).body())).isEqualTo("result of unsent");
    assertThat(store.result(unsent).routingKey()).isEqualTo("key");
    assertThat(store.result(unsent).errorCode()).isEqualTo(100);
    KnownPlan known = known("sent");
    assertThat(known.sent()).isTrue();
    store.sendAgain(known.plan());
    reopen();
    assertThat(store.unsent()).extracting(StoredPlan::planId).containsExactly("unsent", "sent");
  }

  @Test
  void stampsSurviveEverything() throws IOException {
    add("a", 17L);
    finish("b", 23L);
    store.tidy();
    reopen();
    assertThat(store.lastStamp()).isEqualTo(23);
    for (int i = 0; i < HISTORY + 2; i++) {
      store.markSent(finish("later" + i));
    }
    store.tidy();
    reopen();
    assertThat(store.lastStamp()).isEqualTo(23);
  }

  @Test
  void entryNumbersAreNeverReused() throws IOException {
    StoredPlan last = finish("a");
    store.markSent(last);
    for (int i = 0; i < HISTORY + 2; i++) {
      last = finish("x" + i);
      store.markSent(last);
    }
    store.tidy();
    reopen();

    assertThat(add("next", null).entry()).isGreaterThan(last.entry());
  }

  @Test
  void forgetsOldAnswersAndRemovesPlanBodiesFromTheDisk() throws IOException {
    for (int i = 0; i < 10; i++) {
      store.markSent(finish("p" + i));
    }
    StoredPlan waiting = add("waiting", null);

    store.tidy();

    assertThat(journalText()).doesNotContain("body of p9", "result of p6").contains("result of p7");
    assertThat(store.find("p6")).isNull();
    assertThat(store.find("p9")).isNotNull();
    assertThat(text(store.message(waiting).body())).isEqualTo("body of waiting");
    reopen();
    assertThat(text(store.message(store.waiting().get(0)).body())).isEqualTo("body of waiting");
  }

  @Test
  void rewritesAJournalThatHasGrown() throws IOException {
    byte[] large = new byte[300_000];
    for (int i = 0; i < 60; i++) {
      StoredPlan plan = store.add(new PlanMessage("m", null, new byte[0], large), "p" + i, null);
      store.finish(plan, new PlanResult("p" + i, null, 0, new byte[10]));
      store.markSent(plan);
    }

    assertThat(Files.size(journal())).isLessThan(12_000_000);
  }

  @Test
  void tornRecordAtTheEndIsAsIfNeverWritten() throws IOException {
    add("whole", null);
    long whole = Files.size(journal());
    add("torn", null);
    store.close();
    for (long length = Files.size(journal()) - 1; length > whole; length -= 7) {
      truncate(length);
      open();
      assertThat(store.waiting()).extracting(StoredPlan::planId).containsExactly("whole");
      store.close();
      open();
      add("torn", null);
      store.close();
    }
    open();
  }

  @Test
  void damageInTheMiddleCostsOneRecordAndIsKept() throws IOException {
    add("first", null);
    add("second", null);
    add("third", null);
    store.close();
    String text = journalText();
    overwrite(text.indexOf("body of second"), "BODY");

    open();

    assertThat(store.waiting()).extracting(StoredPlan::planId).containsExactly("first", "third");
    assertThat(folder.resolve("quarantine")).isDirectoryContaining("glob:**journal-*");
  }

  @Test
  void anyDamageLeavesAUsableStore() throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      StoredPlan plan = add("p" + round, (long) round);
      if (round % 3 == 0) {
        store.finish(plan, result("p" + round));
      }
      store.close();
      long size = Files.size(journal());
      for (int i = 0; i < 3; i++) {
        overwrite(random.nextInt((int) size), String.valueOf((char) random.nextInt(128)));
      }
      open();
      assertThat(add("usable" + round, null)).isNotNull();
    }
  }

  @Test
  void refusesPlansWhenTheDiskIsNearlyFull() throws IOException {
    store.close();
    store =
        PlanStore.open(new StoreSettings(folder, HISTORY, Long.MAX_VALUE / 4), Clock.systemUTC());

    assertThatIOException().isThrownBy(() -> add("a", null)).withMessageContaining("free");
    assertThat(store.waiting()).isEmpty();
  }

  @Test
  void belongsToOneAgent() {
    assertThatIOException()
        .isThrownBy(() -> PlanStore.open(settings(), Clock.systemUTC()))
        .withMessageContaining("Another agent uses the storage folder");
  }

  @Test
  void isPrivate() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal())))
        .isEqualTo("rw-------");
  }

  @Test
  void newestPlanOfAnIdCounts() throws IOException {
    store.markSent(finish("same", 5L));
    add("same", 9L);

    KnownPlan known = known("same");

    assertThat(known.finished()).isFalse();
    assertThat(known.isSameAs(9L)).isTrue();
    assertThat(known.isSameAs(10L)).isFalse();
    assertThat(known.isSameAs(null)).isTrue();
  }

  private StoredPlan add(@Nullable String id, @Nullable Long stamp) throws IOException {
    byte[] body = ("body of " + id).getBytes(StandardCharsets.US_ASCII);
    return store.add(new PlanMessage(id, "reply", new byte[] {1, 2, -1}, body), id, stamp);
  }

  private StoredPlan finish(String id) throws IOException {
    return finish(id, null);
  }

  private StoredPlan finish(String id, @Nullable Long stamp) throws IOException {
    StoredPlan plan = add(id, stamp);
    store.finish(plan, result(id));
    return plan;
  }

  private KnownPlan known(String id) {
    KnownPlan known = store.find(id);
    if (known == null) {
      throw new AssertionError("Plan %s is not known".formatted(id));
    }
    return known;
  }

  private static PlanResult result(String id) {
    return new PlanResult(id, "key", 100, ("result of " + id).getBytes(StandardCharsets.US_ASCII));
  }

  private StoreSettings settings() {
    return new StoreSettings(folder, HISTORY, 0);
  }

  private void open() throws IOException {
    store = PlanStore.open(settings(), Clock.systemUTC());
  }

  private void reopen() throws IOException {
    store.close();
    open();
  }

  private Path journal() {
    return folder.resolve("journal");
  }

  private String journalText() throws IOException {
    return text(Files.readAllBytes(journal()));
  }

  private void truncate(long length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(journal().toFile(), "rw")) {
      file.setLength(length);
    }
  }

  private void overwrite(int at, String text) throws IOException {
    byte[] content = Files.readAllBytes(journal());
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, content, at, Math.min(bytes.length, content.length - at));
    Files.write(journal(), content, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
