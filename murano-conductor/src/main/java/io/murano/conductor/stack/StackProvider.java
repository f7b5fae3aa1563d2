package io.murano.conductor.stack;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of one project in one region, addressed by name, with the semantics of Heat's API:
 * {@link #create}, {@link #update} and {@link #delete} start an operation and return; its progress
 * is seen through {@link #find}. Implementations are thread-safe.
 *
 * <p>All methods throw {@link StackException} when the cloud cannot be used; it says whether the
 * same call may succeed later.
 */
public interface StackProvider {

  /** Returns the present state of a stack; empty when there is none of this name. */
  Optional<StackDescription> find(String name);

  /**
   * Returns the template of a stack as it was last given.
   *
   * @throws StackNotFoundException if the stack is gone
   */
  Map<String, @Nullable Object> template(StackDescription stack);

  /**
   * Starts to create a stack.
   *
   * @throws StackConflictException if a stack of this name exists
   * @throws StackRejectedException if template, parameters or environment cannot be used; then
   *     nothing was created
   */
  void create(String name, StackRequest request);

  /**
   * Starts to change a stack so that it matches the request.
   *
   * @throws StackNotFoundException if there is no such stack
   * @throws StackConflictException if another operation is under way
   * @throws StackRejectedException if template, parameters or environment cannot be used; then
   *     nothing was changed
   */
  void update(String name, StackRequest request);

  /**
   * Starts to delete a stack with everything in it.
   *
   * @throws StackNotFoundException if there is no such stack
   * @throws StackConflictException if the stack cannot be deleted at this moment
   */
  void delete(String name);

  /**
   * Waits until the stack may have left the state that was seen, at most the given time. May return
   * early; the caller looks again.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void awaitChange(StackDescription seen, Duration atMost) throws InterruptedException;
}
