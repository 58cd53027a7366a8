// The review paragraph, sentence by sentence: each a short program with its figure.
//   dotnet run --project samples/Claims             all sentences
//   dotnet run --project samples/Claims -- 3        the third alone
//   dotnet run --project samples/Claims -- all dir  and the figures as SVG into a folder
// The words are of Goldfine et al. 2023, Front Psychiatry 14:1141836, doi:10.3389/fpsyt.2023.1141836.
// All criteria, negative controls and virtual subjects: neurobalance claims --out DIR
using System.Globalization;
using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Models;
using NeuroBalance.Samples.Claims;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

(string Quote, Func<string> Run)[] sentences =
[
    ("Acute alcohol exposure stimulates the GABA receptors", AcuteAlcohol.Gaba),
    ("inhibits the NMDA-glutamate receptors", AcuteAlcohol.Nmda),
    ("Chronic alcohol use decreases the concentration of GABA receptors and upregulates NMDA-glutamate receptors",
        ChronicAlcohol.Receptors),
    ("This new balance of inhibitory and excitatory neurotransmitters requires continued regulation with alcohol",
        ChronicAlcohol.NewBalance),
    ("Abrupt cessation of alcohol use causes enhanced signaling of the glutamatergic system", Cessation.Glutamate),
    ("resulting in a syndrome of alcohol withdrawal", Cessation.Withdrawal),
    ("the dysregulation of glutaminergic tone results in individuals experiencing alcohol craving", Cessation.Craving),
    ("Ketamine mimics some of the mechanisms of action of alcohol through antagonism of the NMDA receptor", KetamineAlone.Mimics),
    ("which may reduce alcohol cravings", KetamineInWithdrawal.Craving),
    ("Ketamine additionally upregulates the mu and kappa-opioid receptor", KetamineAlone.Opioids),
    ("The downstream effects are to enhance dopamine secretion", KetamineAlone.Dopamine),
    ("a mechanism to address depression", KetamineAlone.Mood),
    ("formation of maladaptive memories that contribute to increased drug craving", Memories.Formed),
    ("can be potentially reversed by the inhibitory action on this receptor by ketamine", Memories.Reversed),
    ("may help to balance cortical glutamate homeostasis faster", KetamineInWithdrawal.Balance),
    ("with decreased sedation time than with benzodiazepines alone", KetamineInWithdrawal.Sedation),
    ("enhancing neuroplasticity which may facilitate learning and acquiring new skills", KetamineAlone.Plasticity),
];

int only = args.Length > 0 && int.TryParse(args[0], out int chosen) ? chosen : 0;
Course.Folder = args.Length > 1 ? args[1] : null;
for (int i = 0; i < sentences.Length; i++)
{
    if (only != 0 && only != i + 1) continue;
    Console.WriteLine($"{i + 1}. \"{sentences[i].Quote}\"");
    Console.WriteLine($"   {sentences[i].Run()}");
}

Console.WriteLine();
Console.WriteLine("A mechanism for teaching and hypotheses, not medical advice. That a sentence holds in a model does not make it true.");
