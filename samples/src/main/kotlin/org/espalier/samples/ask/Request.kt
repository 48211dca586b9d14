package org.espalier.samples.ask

/** What a line asks for. */
sealed interface Request {
    /** [count] further proposals. */
    data class Ask(val count: Int) : Request

    /** What became of a trial, or an intermediate result at [step]; [final] if the trial ends with it all the same. */
    data class Tell(val trial: Long, val result: Result, val step: Long?, val final: Boolean) : Request

    /** The [count] best trials. */
    data class Best(val count: Int) : Request

    /** Whether [trial] is worth continuing. */
    data class ShouldStop(val trial: Long) : Request
}

/** What a trial came to. */
sealed interface Result {
    /** The value of the only objective. */
    data class Value(val value: Double) : Result

    /** Values by name. */
    data class Values(val values: Map<String, Double>) : Result

    /** The child is not valid. */
    data class Infeasible(val why: String) : Result

    /** The evaluation broke. */
    data class Failed(val why: String) : Result
}

/** A request that cannot be fulfilled; the message says where, what, and what to do. */
class RefusedRequest(message: String) : RuntimeException(message) {
    private companion object {
        const val serialVersionUID = 1L
    }
}
