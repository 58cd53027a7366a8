#!/bin/bash
# Starts a Slurm of two one-processor nodes on the loopback interface, in a folder of its own: no systemd, no database, no cgroups.
# Usage: start.sh FOLDER   Then: export SLURM_CONF=FOLDER/slurm.conf   Needs root and Debian's slurm-wlm and munge.
set -eu
dir=$(realpath -m "$1")
host=$(hostname -s)
mkdir -p "$dir/run" "$dir/log" "$dir/state" "$dir/spool/n1" "$dir/spool/n2"
chmod 755 "$dir" "$dir/run" "$dir/log"
head -c 1024 /dev/urandom > "$dir/munge.key"
chmod 600 "$dir/munge.key"
cat > "$dir/slurm.conf" <<CONF
ClusterName=nb
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/run/munge.sock,cred_expire=5
CredType=cred/munge
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/filetxt
JobCompLoc=$dir/log/jobcomp.log
JobRequeue=1
RequeueExit=75
MinJobAge=600
ReturnToService=2
SlurmdTimeout=10
SchedulerType=sched/backfill
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool/%n
SlurmctldPidFile=$dir/run/slurmctld.pid
SlurmdPidFile=$dir/run/slurmd.%n.pid
SlurmctldLogFile=$dir/log/slurmctld.log
SlurmdLogFile=$dir/log/slurmd.%n.log
NodeName=n[1-2] NodeHostname=$host NodeAddr=127.0.0.1 Port=[16821-16822] CPUs=1 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
munged --force --key-file="$dir/munge.key" --socket="$dir/run/munge.sock" --pid-file="$dir/run/munged.pid" \
    --log-file="$dir/log/munged.log" --seed-file="$dir/run/munged.seed"
export SLURM_CONF="$dir/slurm.conf"
slurmctld -f "$SLURM_CONF"
slurmd -f "$SLURM_CONF" -N n1
slurmd -f "$SLURM_CONF" -N n2
for _ in $(seq 60); do
    if [ "$(sinfo -h -t idle -o %D 2>/dev/null)" = 2 ]; then
        echo "Two idle nodes; SLURM_CONF=$SLURM_CONF"
        exit 0
    fi
    sleep 1
done
sinfo || true
tail -n 20 "$dir"/log/*.log >&2
exit 1
