"""The swarm's part of docker info."""

from dsh.output.units import human_duration
from dsh.typed import Any

QUIET = ("inactive", "locked")


def swarm_lines(s: dict[str, Any]) -> list[str]:
    node = s.get("LocalNodeState", "")
    lines = [f" Swarm: {node}"]
    if node in QUIET:
        return lines
    manager = bool(s.get("ControlAvailable"))
    lines.append(f"  NodeID: {s.get('NodeID', '')}")
    lines += [f"  Error: {s['Error']}"] if s.get("Error") else []
    lines.append(f"  Is Manager: {'true' if manager else 'false'}")
    if s.get("Cluster") and manager and not s.get("Error") and node != "error":
        lines += _cluster(s, s["Cluster"])
    lines.append(f"  Node Address: {s.get('NodeAddr', '')}")
    managers = sorted(m.get("Addr", "") for m in s.get("RemoteManagers") or [])
    return lines + (["  Manager Addresses:", *(f"   {address}" for address in managers)] if managers else [])


def _cluster(s: dict[str, Any], c: dict[str, Any]) -> list[str]:
    spec = c.get("Spec") or {}
    raft, ca = spec.get("Raft") or {}, spec.get("CAConfig") or {}
    limit = (spec.get("Orchestration") or {}).get("TaskHistoryRetentionLimit") or 0
    pools = c.get("DefaultAddrPool")
    keep = raft.get("KeepOldSnapshots")
    external = [f"     {e.get('Protocol', '')}: {e.get('URL', '')}" for e in ca.get("ExternalCAs") or []]
    certificate = (ca.get("SigningCACert") or "").strip()
    return [
        f"  ClusterID: {c.get('ID', '')}",
        f"  Managers: {s.get('Managers', 0)}",
        f"  Nodes: {s.get('Nodes', 0)}",
        *(_pools(pools, c) if pools is not None else []),
        *([f"  Data Path Port: {c['DataPathPort']}"] if c.get("DataPathPort", 0) > 0 else []),
        "  Orchestration:",
        f"   Task History Retention Limit: {limit}",
        "  Raft:",
        f"   Snapshot Interval: {raft.get('SnapshotInterval', 0)}",
        *([f"   Number of Old Snapshots to Retain: {keep}"] if keep is not None else []),
        f"   Heartbeat Tick: {raft.get('HeartbeatTick', 0)}",
        f"   Election Tick: {raft.get('ElectionTick', 0)}",
        "  Dispatcher:",
        f"   Heartbeat Period: {_duration((spec.get('Dispatcher') or {}).get('HeartbeatPeriod', 0))}",
        "  CA Configuration:",
        f"   Expiry Duration: {_duration(ca.get('NodeCertExpiry', 0))}",
        f"   Force Rotate: {ca.get('ForceRotate', 0)}",
        *([f"   Signing CA Certificate: \n{certificate}\n"] if certificate else []),
        *(["   External CAs:", *external] if external else []),
        f"  Autolock Managers: {_word((spec.get('EncryptionConfig') or {}).get('AutoLockManagers'))}",
        f"  Root Rotation In Progress: {_word(c.get('RootRotationInProgress'))}",
    ]


def _pools(pools: list[str], c: dict[str, Any]) -> list[str]:
    return [f"  Default Address Pool: {''.join(f'{p}  ' for p in pools)}", f"  SubnetSize: {c.get('SubnetSize', 0)}"]


def _duration(nanoseconds: int) -> str:
    return human_duration(nanoseconds / 1e9)


def _word(on: Any) -> str:
    return "true" if on else "false"
